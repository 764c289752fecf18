import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { THEMES, type Theme } from '../domain/preferences.ts';
import { DAY, isZone, SECOND } from '../domain/time.ts';
import { COLUMN_NAMES, type ColumnName, DEFAULT_COLUMNS } from './columns.ts';

export const ROWS = [25, 50, 100] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
/** Seconds; 0: never. */
export const REFRESHES = [0, 15, 30, 60, 300] as const;

/** How a reader wants to see the pages. It lives in their browser alone. */
export interface Look {
  readonly theme: Theme;
  /** The IANA time zone that times are told in. */
  readonly zone: string;
  /** Whether the reader chose the zone; otherwise their browser told it. */
  readonly zoneChosen: boolean;
  /** How often a browser without the script loads the page again, in seconds; 0: never. */
  readonly refresh: (typeof REFRESHES)[number];
  /** How many runs a page of the list holds. */
  readonly rows: (typeof ROWS)[number];
  readonly density: (typeof DENSITIES)[number];
  /** The columns of the list of runs beside status and name. */
  readonly columns: readonly ColumnName[];
}

const COOKIE = 'look';
const REMEMBERED = (365 * DAY) / SECOND;
const LONGEST_COOKIE = 500;

/** The reader's look: what their cookie holds, and for all else what everybody has. A link may say the theme (`?theme=dark`). */
export function readerLook(c: Context): Look {
  const cookie = getCookie(c, COOKIE) ?? '';
  const kept = new URLSearchParams(cookie.length > LONGEST_COOKIE ? '' : cookie);
  const asked = THEMES.find((theme) => theme === c.req.query('theme'));
  if (asked !== undefined && asked !== kept.get('theme')) {
    kept.set('theme', asked);
    keep(c, kept);
  }
  return lookOf(kept, getCookie(c, 'tz'));
}

/** Keeps what a form says, and leaves alone what it says nothing of; what is no choice of ours is not kept. */
export function keepLook(c: Context, form: Readonly<Record<string, unknown>>): void {
  const kept = new URLSearchParams(getCookie(c, COOKIE) ?? '');
  for (const name of ['theme', 'zone', 'refresh', 'rows', 'density', 'columns']) {
    const value = form[name];
    if (value !== undefined) kept.set(name, [value].flat().map(String).filter(Boolean).join(' '));
  }
  const { theme, zone, zoneChosen, refresh, rows, density, columns } = lookOf(kept, undefined);
  keep(
    c,
    new URLSearchParams({
      theme,
      ...(zoneChosen ? { zone } : {}),
      refresh: String(refresh),
      rows: String(rows),
      density,
      columns: columns.join(' '),
    }),
  );
}

function lookOf(kept: URLSearchParams, browserZone: string | undefined): Look {
  const chosen = kept.get('zone') ?? '';
  const zoneChosen = chosen !== '' && isZone(chosen);
  const told = browserZone !== undefined && isZone(browserZone) ? browserZone : 'UTC';
  const columns = kept.get('columns')?.split(' ');
  return {
    theme: THEMES.find((theme) => theme === kept.get('theme')) ?? 'system',
    zone: zoneChosen ? chosen : told,
    zoneChosen,
    refresh: REFRESHES.find((seconds) => String(seconds) === kept.get('refresh')) ?? 0,
    rows: ROWS.find((rows) => String(rows) === kept.get('rows')) ?? 50,
    density: DENSITIES.find((density) => density === kept.get('density')) ?? 'comfortable',
    columns: columns === undefined ? DEFAULT_COLUMNS : COLUMN_NAMES.filter((name) => columns.includes(name)),
  };
}

function keep(c: Context, kept: URLSearchParams): void {
  setCookie(c, COOKIE, kept.toString(), { path: '/', sameSite: 'Lax', maxAge: REMEMBERED, httpOnly: true });
}
