import type { ActionsBlock, SectionBlock } from '@slack/types';
import { PAGE_SIZES, type Preferences, THEMES, TIMES } from '../domain/preferences.ts';
import { preferenceMenu } from './preference-menu.ts';
import { quietHours, readQuiet } from './quiet-hours.ts';

/** One thing that somebody can choose for themselves. */
interface Choice {
  readonly name: keyof Preferences;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

const TIME_WORDS: Readonly<Record<Preferences['times'], string>> = {
  relative: 'How long ago',
  full: 'Date and time',
};
const THEME_WORDS: Readonly<Record<Preferences['theme'], string>> = {
  system: 'As my device',
  light: 'Light',
  dark: 'Dark',
};

const CHOICES: readonly Choice[] = [
  {
    name: 'pageSize',
    label: 'Runs on a page of a list',
    options: PAGE_SIZES.map((size) => [String(size), `${size} runs`]),
  },
  { name: 'times', label: 'Times in lists', options: TIMES.map((times) => [times, TIME_WORDS[times]]) },
  {
    name: 'theme',
    label: 'Status page',
    options: THEMES.map((theme) => [theme, THEME_WORDS[theme]]),
  },
];

/** A menu for each thing that somebody can choose, with what they have chosen. */
export function preferenceBlocks(preferences: Preferences): readonly (SectionBlock | ActionsBlock)[] {
  const rows = CHOICES.map(({ name, label, options }): SectionBlock => {
    const accessory = preferenceMenu(name, options, String(preferences[name]));
    return { type: 'section', block_id: `preference-${name}`, text: { type: 'plain_text', text: label }, accessory };
  });
  return [...rows, ...quietHours(preferences)];
}

/** What a chosen option stands for; null for anything that is none of ours. */
export function readPreference(value: string): Partial<Preferences> | null {
  const pageSize = PAGE_SIZES.find((size) => value === `pageSize=${size}`);
  if (pageSize !== undefined) return { pageSize };
  const times = TIMES.find((each) => value === `times=${each}`);
  if (times !== undefined) return { times };
  const theme = THEMES.find((each) => value === `theme=${each}`);
  return theme === undefined ? readQuiet(value) : { theme };
}
