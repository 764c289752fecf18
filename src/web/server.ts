import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { AppError, sentence } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import type { Sessions } from '../store/store.ts';
import { type AccessMode, access, viewerOf, type WebEnv } from './access/access.ts';
import { signin, signinToken } from './access/signin.ts';
import { clientAddress } from './address.ts';
import { api, isApi, signedOut } from './api/api.ts';
import { readAssets } from './assets.ts';
import { badges } from './badges.ts';
import { chartImages } from './charts.ts';
import { send } from './content.ts';
import { exports } from './export.ts';
import { feeds } from './feeds.ts';
import { framing } from './frame.ts';
import { openLive } from './live.ts';
import type { Page } from './page.ts';
import { probes, type Readiness } from './probes.ts';
import type { Reads } from './reads.ts';
import { compileViews } from './render.ts';
import { saveLook } from './save-look.ts';
import { securityHeaders } from './security-headers.ts';
import { noticeShowing } from './show-notice.ts';
import { pageShowing } from './show-page.ts';
import { webhooks } from './webhooks.ts';

export interface WebOptions {
  readonly reads: Reads;
  /** `web/pages` as a registry. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly access: {
    readonly mode: AccessMode;
    readonly sessions: Sessions;
    /** The key that signs, then those that still count. */
    readonly keys: readonly [string, ...string[]];
  };
  readonly pollSeconds: number;
  /** The embedded Slack is on: its page is linked. */
  readonly sandbox: boolean;
  /** The address that people use, known once the server listens. Without a slash at its end. */
  readonly publicUrl: () => string;
  readonly ready: () => Promise<Readiness>;
  /** The numbers, as Prometheus reads them. */
  readonly metrics: () => Promise<string>;
  readonly metricsToken: string | null;
  /** A provider's service says that something has happened; false where it is not connected. */
  readonly hint: (provider: string) => boolean;
  /** 256 random bits, as text. */
  readonly secret: () => string;
  readonly log: { error(fields: object, message: string): void };
}

export interface Web {
  readonly app: Hono<WebEnv>;
  /** There may be news in the journal. */
  announce(): void;
  /** The full address of a page; where one has to sign in, it lets this person in, once, within a quarter of an hour. */
  pageLink(person: Person, path: string): string;
  /** Ends the live streams. */
  stop(): void;
}

/** The status page: everything that is answered over HTTP and is not Slack's. */
export function createWeb(options: WebOptions): Web {
  const { reads, log } = options;
  const { mode, sessions, keys } = options.access;
  const isHttps = () => options.publicUrl().startsWith('https:');
  const assets = readAssets();
  const render = compileViews();
  const frame = framing({ pages: options.pages, assets, sandbox: options.sandbox });
  const notice = noticeShowing({ render, frame, now: reads.now, signinScript: assets.url('signin.js') });
  const live = openLive(reads, log);
  const app = new Hono<WebEnv>();

  app.use(securityHeaders(isHttps));
  app.use(access(mode, sessions, reads.now, (c) => (isApi(c) ? signedOut(c) : notice(c, { kind: 'signed-out' }))));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => notAllowed(c, methods) }));
  app.get('/assets/*', (c) => {
    const asset = assets.at(c.req.path);
    if (asset === null) return c.notFound();
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return send(c, asset);
  });
  app.get('/favicon.ico', (c) => c.redirect(assets.url('icon.svg'), 302));
  app.route('/', probes(options));
  app.route('/', webhooks(options.hint));
  app.route('/', signin({ sessions, keys, now: reads.now, secret: options.secret, isHttps, notice }));
  app.route('/', saveLook(notice));
  app.get('/live', async (c) => {
    const since = Number.parseInt(c.req.header('Last-Event-ID') ?? '', 10);
    const client = viewerOf(c).session ?? clientAddress(c, isHttps());
    const stream = await live.open(client, Number.isNaN(since) ? null : since);
    if (stream === 'full') return c.text('Too many pages are open.\n', 503, { 'Retry-After': '30' });
    if (stream === 'too-many') return c.text('You have too many pages open.\n', 429, { 'Retry-After': '30' });
    return c.body(stream, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  });
  app.route('/', chartImages(reads));
  app.route('/', exports(reads));
  app.route('/', badges(reads));
  app.route('/', feeds(reads, options.publicUrl));
  app.route('/', api(reads, log));
  const show = pageShowing({ reads, render, frame, pollSeconds: options.pollSeconds });
  for (const [name, page] of options.pages) app.get(page.path, show(name, page));

  function notAllowed(c: Context, methods: readonly string[]): Promise<Response> {
    c.header('Allow', methods.join(', '));
    return notice(c, { kind: 'not-allowed' });
  }
  app.notFound((c) => notice(c, { kind: 'lost' }));
  app.onError((error, c) => {
    const expected = error instanceof AppError;
    if (!expected) log.error({ err: error, path: c.req.path }, 'a page failed');
    return notice(c, { kind: 'failed', code: expected ? error.code : null, sentence: sentence(error) });
  });

  return {
    app,
    announce: () => live.announce(),
    pageLink(person, path) {
      if (mode === 'open') return options.publicUrl() + path;
      const token = signinToken({ keys, now: reads.now, secret: options.secret }, person, path);
      return `${options.publicUrl()}/signin?token=${token}`;
    },
    stop: () => live.stop(),
  };
}
