import { makeBadge } from 'badge-maker';
import { Hono } from 'hono';
import { AppError } from '../domain/errors.ts';
import { providerState } from '../domain/health.ts';
import { dollars } from '../domain/money.ts';
import { readPeriod } from '../domain/period.ts';
import { successRate } from '../domain/stats.ts';
import { type Viewer, viewerOf, type WebEnv } from './access/access.ts';
import { publicReads } from './public-reads.ts';
import type { Reads } from './reads.ts';
import { percent } from './words.ts';

interface Badge {
  readonly message: string;
  readonly color: string;
}

const GOOD = '#0b7052';
const BAD = '#b3261e';
const PLAIN = '#1261b8';
const UNKNOWN = '#56606b';

type Asked = Pick<Viewer, 'person'> & { readonly q: string };

const BADGES: Readonly<Record<string, (reads: Reads, asked: Asked) => Promise<Badge>>> = {
  async status(reads) {
    const { providers, pollSeconds, now, slack, database } = await reads.health();
    const bad = providers.filter((provider) => providerState(provider, pollSeconds, now) !== 'good').length;
    const ok = bad === 0 && slack.connected && database.ok;
    return ok ? { message: 'working', color: GOOD } : { message: 'needs attention', color: BAD };
  },
  async running(reads, { person, q }) {
    const counts = await reads.runs.countByStatus(await reads.query(q, person, 'UTC'));
    return { message: String(counts.running), color: PLAIN };
  },
  async success(reads, asked) {
    const rate = successRate(await lastWeek(reads, asked));
    return { message: percent(rate), color: rate === null ? UNKNOWN : rate >= 0.8 ? GOOD : BAD };
  },
  async cost(reads, asked) {
    const { costMicros, costKnown, runs } = await lastWeek(reads, asked);
    const part = costKnown < runs ? ` over ${costKnown} of ${runs} runs` : '';
    return costKnown === 0
      ? { message: 'unknown', color: UNKNOWN }
      : { message: `${dollars(costMicros)} this week${part}`, color: PLAIN };
  },
};
const LABELS: Readonly<Record<string, string>> = {
  status: 'runtower',
  running: 'running',
  success: 'success, 7 days',
  cost: 'cost',
};

/** `/badge/<name>.svg` for READMEs: `status`, `success`, `running`, `cost`; `?q=` narrows the runs. */
export function badges(reads: Reads): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const allowed = { everything: reads, public: publicReads(reads) };

  app.get('/badge/:file{.+\\.svg}', async (c) => {
    const name = c.req.param('file').slice(0, -'.svg'.length);
    const badge = Object.hasOwn(BADGES, name) ? BADGES[name] : undefined;
    const viewer = viewerOf(c);
    const hidden = viewer.scope === 'public' && name === 'cost';
    if (badge === undefined || hidden) {
      throw new AppError('not_found', `There is no badge “${name}”. There are ${Object.keys(BADGES).join(', ')}.`);
    }
    const { message, color } = await badge(allowed[viewer.scope], { person: viewer.person, q: c.req.query('q') ?? '' });
    const svg = makeBadge({ label: LABELS[name] ?? name, message, color, style: 'flat' });
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=60' });
  });
  return app;
}

async function lastWeek(reads: Reads, { person, q }: Asked) {
  return reads.stats.figures(await reads.query(q, person, 'UTC'), readPeriod('7d', 'UTC', reads.now()));
}
