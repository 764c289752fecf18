const nullable = (type: string) => ({ type: [type, 'null'] });
const text = nullable('string');
const number = nullable('number');
const count = { type: 'integer', minimum: 0 };
const time = { type: ['string', 'null'], format: 'date-time' };
const STATUS = { enum: ['waiting', 'running', 'queued', 'paused', 'failed', 'completed', 'cancelled', 'unknown'] };

const RUN = object({
  number: { type: 'integer' },
  status: STATUS,
  statusDetail: text,
  title: text,
  prompt: text,
  project: text,
  provider: { type: 'string' },
  externalId: text,
  agent: text,
  model: text,
  by: text,
  source: text,
  branch: text,
  pullRequests: { type: 'array', items: object({ url: { type: 'string' }, title: text, number: nullable('integer') }) },
  tags: { type: 'array', items: { type: 'string' } },
  metadata: { type: 'object', additionalProperties: { type: 'string' } },
  priority: { enum: ['low', 'normal', 'high', null] },
  progress: number,
  etaAt: time,
  costUsd: number,
  tokens: nullable('integer'),
  summary: text,
  error: text,
  question: text,
  plan: {
    type: 'array',
    items: object({ title: { type: 'string' }, state: { enum: ['pending', 'running', 'done', 'failed'] } }),
  },
  pendingAction: text,
  retryOf: nullable('integer'),
  attempt: { type: 'integer', minimum: 1 },
  createdAt: { type: 'string', format: 'date-time' },
  startedAt: time,
  finishedAt: time,
  archivedAt: time,
  asOf: time,
  webUrl: text,
});
const RUNS = object({ runs: { type: 'array', items: ref('Run') }, next: text, total: count });
const STATS = object({
  period: object({ from: time, until: time, zone: { type: 'string' } }),
  figures: ref('Figures'),
  before: ref('Figures'),
});
const FIGURES = object({
  runs: count,
  byStatus: { type: 'object', additionalProperties: count },
  final: count,
  completed: count,
  successRate: number,
  completedOfAll: number,
  costUsd: number,
  costKnownRuns: count,
  costPerSuccessUsd: number,
  tokens: number,
  tokensKnownRuns: count,
  durationP50Ms: number,
  durationP95Ms: number,
  queueP50Ms: number,
  queueP95Ms: number,
});
const HEALTH = object({
  ok: { type: 'boolean' },
  version: { type: 'string' },
  providers: {
    type: 'array',
    items: object({
      name: { type: 'string' },
      state: { enum: ['good', 'failing', 'silent', 'new'] },
      answeredAt: time,
      coveredAt: time,
      failingSince: time,
      error: text,
    }),
  },
  slack: object({ connected: { type: 'boolean' }, error: text, lagMs: count }),
  database: object({ ok: { type: 'boolean' }, error: text }),
  outbox: object({ due: count, unknown: count, dead: count, oldestAt: time }),
});
const PROBLEM = object({ error: object({ code: { type: 'string' }, message: { type: 'string' } }) });

const query = (name: string, description: string) => ({ name, in: 'query', description, schema: { type: 'string' } });

/** What the API offers, in its own words (OpenAPI 3.1). */
export function openApi(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Runtower',
      version,
      description: 'Reads runs, numbers and health. Nothing here changes anything. Null means that it is not known.',
    },
    paths: {
      '/api/v1/runs': get('Runs that match, a page at a time', 'Runs', [
        query('q', 'A query, as in /runs list'),
        query('limit', 'Runs on a page, 1 to 200; 50 where it is not said'),
        query('after', 'The `next` of the page before'),
      ]),
      '/api/v1/runs/{number}': get('One run', 'Run', [
        { name: 'number', in: 'path', required: true, description: 'Its number', schema: { type: 'integer' } },
      ]),
      '/api/v1/stats': get('Numbers over runs, and over the same time before', 'Stats', [
        query('q', 'A query, as in /runs list'),
        query('period', '7d, 24h, 4w, today, last month, 2026-01 or 2026-01-01..2026-01-15; 7d where it is not said'),
      ]),
      '/api/v1/health': get('Whether Runtower, Slack and the providers work', 'Health', []),
    },
    components: {
      schemas: { Run: RUN, Runs: RUNS, Stats: STATS, Figures: FIGURES, Health: HEALTH, Problem: PROBLEM },
    },
  };
}

function get(summary: string, schema: string, parameters: readonly object[]) {
  const answer = (description: string, name: string) => ({
    description,
    content: { 'application/json': { schema: ref(name) } },
  });
  return {
    get: {
      summary,
      parameters,
      responses: { 200: answer(summary, schema), default: answer('What went wrong', 'Problem') },
    },
  };
}

function object(properties: Readonly<Record<string, unknown>>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}
