import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Lets in only who is on this machine, and calls it by a name of this machine; for all others there is nothing here. */
export const onThisMachine: MiddlewareHandler = async (c, next) => {
  const name = new URL(`http://${c.req.header('host') ?? 'none'}`).hostname;
  if (!LOOPBACK.has(getConnInfo(c).remote.address ?? '') || !LOOPBACK_NAMES.has(name)) return c.notFound();
  return next();
};

/** Lets the page change things, and no other site that a browser on this machine has open. */
export const fromThePage: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET') return next();
  const origin = c.req.header('origin');
  const foreign = origin !== undefined && origin !== `http://${c.req.header('host')}`;
  if (c.req.header('x-sandbox') !== '1' || foreign) return c.json({ ok: false, error: 'not_from_the_page' }, 403);
  return next();
};
