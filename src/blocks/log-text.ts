import type { LogLine } from '../domain/provider.ts';
import { clean } from '../domain/text.ts';

/** Log lines for a file: moment in UTC, level and text, without what moves a terminal's cursor or hides text. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map(({ at, level, text }) => `${time(at)}${level.toUpperCase().padEnd(5)} ${oneLine(text)}\n`).join('');
}

function time(at: number | null): string {
  return at === null ? '' : `${new Date(at).toISOString()} `;
}

function oneLine(text: string): string {
  return clean(text).replace(/\r?\n/g, ' ⏎ ');
}
