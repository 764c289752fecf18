import { Feed } from 'feed';
import { type Context, Hono } from 'hono';
import { dollars } from '../domain/money.ts';
import type { Run } from '../domain/run.ts';
import { duration } from '../domain/time.ts';
import { viewerOf, type WebEnv } from './access/access.ts';
import { publicReads } from './public-reads.ts';
import type { Reads } from './reads.ts';
import { shownTitle } from './run-row.ts';
import { statusWord } from './words.ts';

const MOST = 50;

/** `/feed.atom` and `/feed.json`: the runs that ended last, of `?q=`. */
export function feeds(reads: Reads, publicUrl: () => string): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const allowed = { everything: reads, public: publicReads(reads) };

  async function feed(c: Context<WebEnv>): Promise<Feed> {
    const { scope, person } = viewerOf(c);
    const seen = allowed[scope];
    const q = c.req.query('q') ?? '';
    const query = await seen.query(`is:final sort:-finished ${q === '' ? '' : `(${q})`}`, person, 'UTC');
    const { runs } = await seen.runs.list(query, { limit: MOST });
    const made = new Feed({
      id: `${publicUrl()}/`,
      link: `${publicUrl()}/runs`,
      title: q === '' ? 'Runtower: runs that ended' : `Runtower: runs that ended, ${q}`,
      updated: new Date(Math.max(0, ...runs.map(endOf))),
      generator: 'Runtower',
      copyright: '',
      feedLinks: { atom: `${publicUrl()}/feed.atom`, json: `${publicUrl()}/feed.json` },
    });
    for (const run of runs) made.addItem(itemOf(run));
    return made;
  }

  function itemOf(run: Run) {
    const link = `${publicUrl()}/runs/${run.number}`;
    const facts = [
      run.startedAt === null || run.finishedAt === null ? null : `took ${duration(run.finishedAt - run.startedAt)}`,
      run.costMicros === null ? null : `cost ${dollars(run.costMicros)}`,
      run.error ?? run.summary,
    ].filter((fact) => fact !== null);
    return {
      // A run that ends again after a retry of its provider is news again.
      id: `${link}#${run.status}-${endOf(run)}`,
      link,
      title: `${statusWord(run.status)}: #${run.number} ${shownTitle(run)}`,
      date: new Date(endOf(run)),
      description: facts.join(', ').slice(0, 500),
    };
  }

  app.get('/feed.atom', async (c) =>
    c.body((await feed(c)).atom1(), 200, { ...FRESH, 'Content-Type': 'application/atom+xml' }),
  );
  app.get('/feed.json', async (c) =>
    c.body((await feed(c)).json1(), 200, { ...FRESH, 'Content-Type': 'application/feed+json' }),
  );
  return app;
}

const FRESH = { 'Cache-Control': 'private, no-cache' };

function endOf({ finishedAt, changedAt }: Run): number {
  return finishedAt ?? changedAt;
}
