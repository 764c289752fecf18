import { Hono } from 'hono';
import type { WebEnv } from './access/access.ts';

/**
 * What agents' services call when something has happened. Nothing in a call is believed: it is a reason to look, and saying so often is
 * saying so once.
 */
export function webhooks(hint: (provider: string) => boolean): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.post('/webhooks/:provider', (c) => {
    const known = hint(c.req.param('provider'));
    return known ? c.json({ ok: true }, 202) : c.json({ ok: false, reason: 'no such provider is connected' }, 404);
  });
  return app;
}
