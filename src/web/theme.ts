import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { THEMES, type Theme } from '../domain/preferences.ts';
import { DAY, SECOND } from '../domain/time.ts';

const REMEMBERED = (365 * DAY) / SECOND;

/** How the reader wants the page to look: as a link said (`?theme=dark`), which is remembered, else as one said before. */
export function readerTheme(c: Context): Theme {
  const asked = theme(c.req.query('theme'));
  if (asked !== null) setCookie(c, 'theme', asked, { path: '/', sameSite: 'Lax', maxAge: REMEMBERED });
  return asked ?? theme(getCookie(c, 'theme')) ?? 'system';
}

function theme(word: string | undefined): Theme | null {
  return THEMES.find((each) => each === word) ?? null;
}
