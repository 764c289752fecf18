import type { Context, Handler } from 'hono';
import { staleAfter } from '../domain/health.ts';
import { MINUTE } from '../domain/time.ts';
import { viewerOf, type WebEnv } from './access/access.ts';
import { type Content, html, send } from './content.ts';
import type { Frame, FrameParts } from './frame.ts';
import { KeptPages, tagOf } from './kept-pages.ts';
import { type Look, readerLook } from './look.ts';
import type { Page, PageAnswer } from './page.ts';
import { publicReads } from './public-reads.ts';
import type { Reads } from './reads.ts';
import type { Render } from './render.ts';

/** How often an open page looks again even without news, in seconds. */
const LOOK_AGAIN = 30;
const LEAST_REFRESH = 10;
const MOST_REFRESH = 3600;

export interface Showing {
  readonly reads: Reads;
  readonly render: Render;
  readonly frame: (parts: FrameParts) => Frame;
  readonly pollSeconds: number;
}

/** Makes the function that answers requests for a page: the same page again costs one look at the journal's number. */
export function pageShowing(showing: Showing): (name: string, page: Page) => Handler<WebEnv> {
  const kept = new KeptPages();
  const allowed = { everything: showing.reads, public: publicReads(showing.reads) };
  const startedAt = showing.reads.now();
  /** No page stays longer than data may be old before it is called stale. */
  const longest = Math.min(MINUTE, staleAfter(showing.pollSeconds));

  return (name, page) => async (c) => {
    const { reads } = showing;
    const viewer = viewerOf(c);
    const look = readerLook(c);
    const { pathname, search } = new URL(c.req.url);
    const version = await reads.version();
    const period = Math.floor(reads.now() / longest);
    const tag = tagOf([startedAt, version, period, pathname, search, look, viewer.scope, viewer.person]);
    c.header('Cache-Control', 'private, no-cache');
    setRefresh(c);
    const old = kept.get(tag);
    if (old !== null) {
      c.header('ETag', tag);
      return c.req.header('If-None-Match') === tag ? c.body(null, 304) : send(c, old);
    }
    const answer = await load(page, c, look, allowed[viewer.scope]);
    const content = await draw(name, answer, c, look, allowed[viewer.scope], showing);
    if (answer.status === 400) return send(c, content, 400);
    if (answer.keep ?? true) {
      kept.keep(tag, content);
      c.header('ETag', tag);
    }
    return send(c, content);
  };
}

function load(page: Page, c: Context<WebEnv>, look: Look, reads: Reads): Promise<PageAnswer> {
  const { person, scope } = viewerOf(c);
  const { searchParams } = new URL(c.req.url);
  return page.load(
    { params: c.req.param(), search: searchParams, zone: look.zone, look, person, scope, now: reads.now() },
    reads,
  );
}

async function draw(
  name: string,
  answer: PageAnswer,
  c: Context<WebEnv>,
  look: Look,
  reads: Reads,
  showing: Showing,
): Promise<Content> {
  const health = await reads.health();
  const frame = showing.frame({
    title: answer.title,
    path: c.req.path,
    now: health.now,
    look,
    wall: c.req.query('wall') !== undefined,
    viewer: viewerOf(c),
    health,
    live:
      answer.status === 400
        ? null
        : { run: answer.run ?? null, lookAgain: answer.lookAgain ?? LOOK_AGAIN, refreshHref: refreshHref(c) },
    refresh: refreshSeconds(c),
  });
  return html(showing.render(name, { ...answer.model, frame }));
}

/** The page's own wish to be loaded again, for browsers without the script: `?refresh=30`. */
function refreshSeconds(c: Context): number | null {
  const asked = Number(c.req.query('refresh'));
  return Number.isInteger(asked) && asked >= LEAST_REFRESH && asked <= MOST_REFRESH ? asked : null;
}

function setRefresh(c: Context): void {
  const seconds = refreshSeconds(c);
  if (seconds !== null) c.header('Refresh', String(seconds));
}

function refreshHref(c: Context): string {
  const url = new URL(c.req.url);
  url.searchParams.set('refresh', String(LOOK_AGAIN));
  return url.pathname + url.search;
}
