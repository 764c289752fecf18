import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { isZone } from '../domain/time.ts';

/** The reader's time zone, as the page's script has noted it in a cookie; UTC where it is not known. */
export function readerZone(c: Context): string {
  const zone = getCookie(c, 'tz');
  return zone !== undefined && isZone(zone) ? zone : 'UTC';
}
