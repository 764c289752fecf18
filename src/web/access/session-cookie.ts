import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { DAY, SECOND } from '../../domain/time.ts';

/** How long somebody stays signed in at most. */
export const SESSION_LIFE = 7 * DAY;

/** Over https browsers give a cookie of this name only to the very host that set it. */
const HTTPS_NAME = '__Host-runtower';
const HTTP_NAME = 'runtower';

/** The session that the browser says it has; null: none. */
export function sessionId(c: Context): string | null {
  return getCookie(c, HTTPS_NAME) ?? getCookie(c, HTTP_NAME) ?? null;
}

export function setSession(c: Context, id: string, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: SESSION_LIFE / SECOND } as const;
  setCookie(c, secure ? HTTPS_NAME : HTTP_NAME, id, options);
}

export function clearSession(c: Context, secure: boolean): void {
  deleteCookie(c, secure ? HTTPS_NAME : HTTP_NAME, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
}
