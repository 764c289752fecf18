import type { PlainTextOption, SectionBlock } from '@slack/types';
import { PAGE_SIZES, type Preferences, THEMES, TIMES } from '../domain/preferences.ts';

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
export function preferenceBlocks(preferences: Preferences): readonly SectionBlock[] {
  return CHOICES.map(({ name, label, options }) => {
    const all = options.map(([value, text]) => option(`${name}=${value}`, text));
    const initial = all.find(({ value }) => value === `${name}=${preferences[name]}`);
    return {
      type: 'section',
      block_id: `preference-${name}`,
      text: { type: 'plain_text', text: label },
      accessory: {
        type: 'static_select',
        action_id: `preference:${name}`,
        options: all,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    };
  });
}

/** What a chosen option stands for; null for anything that is none of ours. */
export function readPreference(value: string): Partial<Preferences> | null {
  const pageSize = PAGE_SIZES.find((size) => value === `pageSize=${size}`);
  if (pageSize !== undefined) return { pageSize };
  const times = TIMES.find((each) => value === `times=${each}`);
  if (times !== undefined) return { times };
  const theme = THEMES.find((each) => value === `theme=${each}`);
  return theme === undefined ? null : { theme };
}

function option(value: string, text: string): PlainTextOption {
  return { text: { type: 'plain_text', text }, value };
}
