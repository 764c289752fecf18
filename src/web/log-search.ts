import type { LogLevel } from '../domain/provider.ts';
import { fold } from '../domain/text.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];
const LEVEL_LABELS: Readonly<Record<LogLevel, string>> = {
  debug: 'All levels',
  info: 'Info and worse',
  warn: 'Warnings and errors',
  error: 'Errors only',
};
const LONGEST = 200;

/** What a reader wants to see of a log. */
export interface LogSearch {
  /** Any text; case and accents do not count. */
  readonly words: string;
  /** This level and what is worse; null: all. */
  readonly level: LogLevel | null;
  /** The first line of the page; null: the newest page. */
  readonly from: number | null;
}

export function askedLog(search: URLSearchParams): LogSearch {
  const from = search.get('from');
  const level = LEVELS.find((each) => each === search.get('level')) ?? null;
  return {
    words: (search.get('log') ?? '').trim().slice(0, LONGEST),
    level: level === 'debug' ? null : level,
    from: from !== null && /^\d{1,9}$/.test(from) ? Number(from) : null,
  };
}

export function levelChoices({ level }: LogSearch) {
  return LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value], chosen: value === (level ?? 'debug') }));
}

export function matches({ words, level }: LogSearch, of: LogLevel, text: string): boolean {
  if (level !== null && LEVELS.indexOf(of) < LEVELS.indexOf(level)) return false;
  return words === '' || fold(text).includes(fold(words));
}

/** The address of a page of a run's log. */
export function logHref(run: number, { words, level, from }: LogSearch, more: Readonly<Record<string, string>> = {}) {
  const search = new URLSearchParams({
    ...(words === '' ? {} : { log: words }),
    ...(level === null ? {} : { level }),
    ...(from === null ? {} : { from: String(from) }),
    ...more,
  });
  return search.size === 0 ? `/runs/${run}#log` : `/runs/${run}?${search}#log`;
}
