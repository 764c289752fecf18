import type { Context } from 'hono';

/** Browsers say where a form was sent from; what says nothing is no browser, and has no cookie to misuse. */
export function fromOurSite(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  return site === undefined || site === 'same-origin' || site === 'none';
}
