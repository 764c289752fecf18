import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { WebEnv } from './access/access.ts';
import { ownPath } from './access/links.ts';
import { keepLook } from './look.ts';
import type { Notice } from './notices.ts';
import { fromOurSite } from './own-form.ts';

/** Keeps in the reader's browser how they want to see the pages, and leads back to where they were. */
export function saveLook(notice: (c: Context, notice: Notice) => Promise<Response>): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.post('/preferences', bodyLimit({ maxSize: 4 * 1024 }), async (c) => {
    if (!fromOurSite(c)) return notice(c, { kind: 'foreign-form' });
    const form = await c.req.parseBody({ all: true });
    keepLook(c, form);
    c.header('Cache-Control', 'no-store');
    return c.redirect(typeof form.back === 'string' ? ownPath(form.back) : '/preferences?saved', 303);
  });
  return app;
}
