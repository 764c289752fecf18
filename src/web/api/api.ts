import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, type ErrorCode, sentence } from '../../domain/errors.ts';
import { providerState } from '../../domain/health.ts';
import { before, readPeriod } from '../../domain/period.ts';
import { viewerOf, type WebEnv } from '../access/access.ts';
import { readerLook } from '../look.ts';
import { USUAL_PERIOD } from '../period-choice.ts';
import { publicReads } from '../public-reads.ts';
import type { Reads } from '../reads.ts';
import { openApi } from './openapi.ts';
import { iso, runJson } from './run-json.ts';
import { periodJson, statsJson } from './stats-json.ts';

const USUAL_LIMIT = 50;
const MOST = 200;
const STATUS: Partial<Readonly<Record<ErrorCode, ContentfulStatusCode>>> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** `/api/v1`: the same runs and numbers as the pages, for programs. */
export function api(reads: Reads, log: { error(fields: object, message: string): void }): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const allowed = { everything: reads, public: publicReads(reads) };
  const seenBy = (c: Parameters<typeof viewerOf>[0]) => ({ ...viewerOf(c), seen: allowed[viewerOf(c).scope] });

  app.onError((error, c) => {
    const code = error instanceof AppError ? error.code : 'internal';
    if (code === 'internal') log.error({ err: error, path: c.req.path }, 'the API failed');
    return c.json({ error: { code, message: sentence(error) } }, code === 'internal' ? 500 : (STATUS[code] ?? 500));
  });
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'private, no-cache');
  });

  app.get('/api/v1/runs', async (c) => {
    const { seen, person } = seenBy(c);
    const query = await seen.query(c.req.query('q') ?? '', person, readerLook(c).zone);
    const limit = limitOf(c.req.query('limit'));
    const [page, total] = await Promise.all([
      seen.runs.list(query, { limit, after: c.req.query('after') ?? null }),
      seen.runs.count(query),
    ]);
    return c.json({ runs: page.runs.map(runJson), next: page.next, total });
  });

  app.get('/api/v1/runs/:number', async (c) => {
    const text = c.req.param('number');
    const run = /^\d{1,9}$/.test(text) ? await seenBy(c).seen.runs.get(Number(text)) : null;
    if (run === null) throw new AppError('not_found', `There is no run #${text.slice(0, 20)}.`);
    return c.json(runJson(run));
  });

  app.get('/api/v1/stats', async (c) => {
    const { seen, person } = seenBy(c);
    const { zone } = readerLook(c);
    const period = readPeriod(c.req.query('period') ?? USUAL_PERIOD, zone, reads.now());
    const query = await seen.query(c.req.query('q') ?? '', person, zone);
    const [figures, earlier] = await Promise.all([
      seen.stats.figures(query, period),
      seen.stats.figures(query, before(period, reads.now())),
    ]);
    return c.json({ period: periodJson(period), figures: statsJson(figures), before: statsJson(earlier) });
  });

  app.get('/api/v1/health', async (c) => {
    const health = await seenBy(c).seen.health();
    const providers = health.providers.map((provider) => ({
      name: provider.name,
      state: providerState(provider, health.pollSeconds, health.now),
      answeredAt: iso(provider.answeredAt),
      coveredAt: iso(provider.coveredAt),
      failingSince: iso(provider.failingSince),
      error: provider.error,
    }));
    const { slack, database, outbox } = health;
    const ok = slack.connected && database.ok && providers.every(({ state }) => state === 'good');
    return c.json({
      ok,
      version: health.version,
      providers,
      slack: { connected: slack.connected, error: slack.error, lagMs: slack.lag },
      database: { ok: database.ok, error: database.error },
      outbox: { due: outbox.due, unknown: outbox.unknown, dead: outbox.dead, oldestAt: iso(outbox.oldestAt) },
    });
  });

  app.get('/api/v1/openapi.json', async (c) => c.json(openApi((await reads.health()).version)));
  app.all('/api/*', (c) => {
    throw new AppError('not_found', `There is nothing at ${c.req.path}; /api/v1/openapi.json says what there is.`);
  });
  return app;
}

/** Whether a program asks, which reads no pages. */
export function isApi(c: Context): boolean {
  return c.req.path.startsWith('/api/');
}

/** The answer to a program that nobody has let in. */
export function signedOut(c: Context): Response {
  const message = 'Sign in first: send the session cookie of a signed link from /runs page in Slack.';
  return c.json({ error: { code: 'signed_out', message } }, 401);
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? USUAL_LIMIT);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST) return limit;
  throw new AppError('invalid', `limit is a whole number from 1 to ${MOST}.`);
}
