import type { ActionsBlock, SectionBlock } from '@slack/types';
import type { Preferences } from '../domain/preferences.ts';
import { preferenceMenu } from './preference-menu.ts';
import { section } from './sections.ts';

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);
const OFF = 'off';

/** When somebody wants no news directly: from, until, and whether on weekends at all. */
export function quietHours({
  quietFrom,
  quietUntil,
  muteWeekends,
}: Preferences): readonly [SectionBlock, ActionsBlock] {
  const times = (word: string, chosen: number | null) =>
    [...new Set(chosen === null ? HALF_HOURS : [...HALF_HOURS, chosen])].map(
      (minutes) => [String(minutes), `${word} ${clockTime(minutes)}`] as const,
    );
  const from = [[OFF, 'No quiet hours'] as const, ...times('Quiet from', quietFrom)];
  const weekends = [['false', 'Weekends as other days'] as const, ['true', 'Quiet on weekends'] as const];
  return [
    section('preference-quiet-label', ['Quiet hours: when no news comes to you directly']),
    {
      type: 'actions',
      block_id: 'preference-quiet',
      elements: [
        preferenceMenu('quietFrom', from, quietFrom === null ? OFF : String(quietFrom)),
        ...(quietFrom === null ? [] : [preferenceMenu('quietUntil', times('until', quietUntil), String(quietUntil))]),
        preferenceMenu('muteWeekends', weekends, String(muteWeekends)),
      ],
    },
  ];
}

/** What a chosen option of these stands for; null for anything that is none of them. */
export function readQuiet(value: string): Partial<Preferences> | null {
  if (value === `quietFrom=${OFF}`) return { quietFrom: null };
  const [, end, digits] = /^(quietFrom|quietUntil)=(\d{1,4})$/.exec(value) ?? [];
  if (end !== undefined && Number(digits) < 24 * 60) return { [end]: Number(digits) };
  const [, mute] = /^muteWeekends=(true|false)$/.exec(value) ?? [];
  return mute === undefined ? null : { muteWeekends: mute === 'true' };
}

/** `08:30`. */
function clockTime(minutes: number): string {
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
