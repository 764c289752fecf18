import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Person } from '../../domain/person.ts';
import type { Sessions } from '../../store/store.ts';
import type { Notice } from '../notices.ts';
import { fromOurSite } from '../own-form.ts';
import type { WebEnv } from './access.ts';
import { LINK_LIFE, ownPath, readLink, signLink } from './links.ts';
import { clearSession, SESSION_LIFE, sessionId, setSession } from './session-cookie.ts';

export interface SigninOptions {
  readonly sessions: Sessions;
  /** The key that signs, then those that still count. */
  readonly keys: readonly [string, ...string[]];
  readonly now: () => number;
  /** 256 random bits, as text. */
  readonly secret: () => string;
  readonly isHttps: () => boolean;
  /** Draws one of the pages that say something instead of showing runs. */
  readonly notice: (c: Context, notice: Notice) => Promise<Response>;
}

/** A token that lets this person in once, within a quarter of an hour, and then leads to `path`. */
export function signinToken(
  options: Pick<SigninOptions, 'keys' | 'now' | 'secret'>,
  person: Person,
  path: string,
): string {
  const link = { person, path: ownPath(path), expiresAt: options.now() + LINK_LIFE, nonce: options.secret() };
  return signLink(link, options.keys[0]);
}

/**
 * Signing in and out. Looking at a link changes nothing, because chats and mail scanners open links before people do:
 * only pressing its button uses it up.
 */
export function signin(options: SigninOptions): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/signin', (c) => offer(c, options));
  app.post('/signin', bodyLimit({ maxSize: 16 * 1024 }), (c) => enter(c, options));
  app.post('/signout', bodyLimit({ maxSize: 1024 }), (c) => leave(c, options));
  return app;
}

async function offer(c: Context<WebEnv>, { keys, now, notice }: SigninOptions): Promise<Response> {
  const token = c.req.query('token');
  if (token === undefined) return notice(c, { kind: 'signed-out' });
  const link = readLink(token, keys, now());
  if (link === null) return notice(c, { kind: 'link-refused' });
  if ((c.get('viewer')?.session ?? null) !== null) return c.redirect(link.path, 303);
  return notice(c, { kind: 'signin', token, name: link.person.name });
}

async function enter(c: Context<WebEnv>, options: SigninOptions): Promise<Response> {
  const { keys, now, notice, secret, sessions } = options;
  if (!fromOurSite(c)) return notice(c, { kind: 'foreign-form' });
  const { token } = await c.req.parseBody();
  const link = typeof token === 'string' ? readLink(token, keys, now()) : null;
  const fresh = link !== null && (await sessions.useToken(link.nonce, link.expiresAt));
  if (!fresh) return notice(c, { kind: 'link-refused' });
  const id = secret();
  await sessions.insert({ id, person: link.person, createdAt: now(), expiresAt: now() + SESSION_LIFE });
  setSession(c, id, options.isHttps());
  c.header('Cache-Control', 'no-store');
  return c.redirect(link.path, 303);
}

async function leave(c: Context<WebEnv>, { isHttps, notice, sessions }: SigninOptions): Promise<Response> {
  if (!fromOurSite(c)) return notice(c, { kind: 'foreign-form' });
  const id = sessionId(c);
  if (id !== null) await sessions.remove(id);
  clearSession(c, isHttps());
  return notice(c, { kind: 'left' });
}
