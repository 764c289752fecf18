import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const FULL = Boolean(process.env.PROVE);
const RUNS = FULL ? 10_000 : 2_000;
const LIMITED = FULL ? 1_000 : 100;
const CONCURRENCY = 8;
const PER_SECOND = 20;
const BY = { id: 'U0BENCH', name: 'Bench' };

/**
 * A bulk cancel at a loopback provider that answers after 5 ms, against the same calls at the same concurrency with nothing recorded;
 * then at a provider that takes 20 a second, against that limit. The time to undo is not counted.
 */
export async function measureBulk() {
  const provider = spawn(process.execPath, [fileURLToPath(new URL('./answering-provider.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const port = await firstLine(provider.stdout);
    const url = `http://127.0.0.1:${port}/runs/`;
    await bare(url, 500);
    const times = [];
    for (let time = 0; time < 3; time++) times.push([await bare(url, RUNS), await bulk(url, RUNS, CONCURRENCY, null)]);
    times.sort(([one, other], [one2, other2]) => other / one - other2 / one2);
    const [reference, measured] = times[1];
    const limited = await bulk(url, LIMITED, CONCURRENCY, PER_SECOND);
    const ideal = ((LIMITED - 1) / PER_SECOND) * 1_000;
    return {
      [`bulk cancel of ${RUNS} runs, 5 ms each, 8 at once (ms)`]: Math.round(measured),
      'the same calls, nothing recorded (ms)': Math.round(reference),
      'ratio (bar: 1.3)': Math.round((measured / reference) * 100) / 100,
      [`bulk cancel of ${LIMITED} runs at 20 a second, of the limit's ideal (bar: 1.05)`]:
        Math.round((limited / ideal) * 1_000) / 1_000,
    };
  } finally {
    provider.kill('SIGTERM');
  }
}

async function bare(url, count) {
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    while (next < count) await cancel(url, `x${next++}`);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return performance.now() - began;
}

async function cancel(url, id, signal) {
  const response = await fetch(`${url}${id}/cancel`, { method: 'POST', signal });
  return response.json();
}

async function bulk(url, count, concurrency, perSecond) {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-bench-'));
  const [{ openStore }, { createBulkRunner }, { selectBulk }, { confirmBulk }, { parseQuery }] = await Promise.all([
    import('../dist/store/open.js'),
    import('../dist/ops/bulk/run-bulks.js'),
    import('../dist/ops/bulk/select-bulk.js'),
    import('../dist/ops/bulk/confirm-bulk.js'),
    import('../dist/domain/query/parse.js'),
  ]);
  const store = await openStore(`file:${join(folder, 'bench.db')}`, { now: Date.now });
  try {
    const clock = { ahead: 0 };
    const context = contextOf(store, clock, httpProvider(url, { concurrency, perSecond }));
    for (let first = 0; first < count; first += 500) {
      const size = Math.min(500, count - first);
      await store.runs.insertMany(Array.from({ length: size }, (_, index) => aRun(first + index)));
    }
    const query = parseQuery('status:running', { now: Date.now(), zone: 'UTC', me: null, staleAfter: 15_000 });
    const place = { channel: 'C1', threadTs: null };
    const { bulk } = await selectBulk(context, { action: 'cancel', change: {}, query, by: BY, place });
    await confirmBulk(context, { number: bulk.number, by: BY, typed: String(bulk.runs) });
    clock.ahead = 10_000;
    const runner = createBulkRunner(context);
    const began = performance.now();
    await runner.look();
    const ringing = setInterval(() => runner.look(), 1_000);
    while ((await store.bulks.get(bulk.number)).endedAt === null) await wait(50);
    const took = performance.now() - began;
    clearInterval(ringing);
    const { confirmed } = await store.bulks.counts(bulk.number);
    if (confirmed !== count) throw new Error(`only ${confirmed} of ${count} were cancelled`);
    await runner.stop();
    return took;
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

function contextOf(store, clock, provider) {
  return {
    store,
    providers: new Map([[provider.name, provider]]),
    world: { now: () => Date.now() + clock.ahead, random: Math.random, id: () => 'bench', fetch },
    log: { info() {}, warn: console.error, error: console.error },
    pollSeconds: 5,
    announce() {},
    later() {},
    stopping: new AbortController().signal,
    inHand: new Set(),
    paces: new Map(),
    polls: new Map(),
  };
}

function httpProvider(url, limits) {
  const can = ['create', 'pause', 'resume', 'cancel', 'say', 'continueFinal', 'logs', 'progress', 'cost'];
  return {
    name: 'bench',
    limits,
    capabilities: { ...Object.fromEntries(can.map((each) => [each, true])), createOnce: true, cancelWarning: null },
    async act(_action, externalId, _text, _key, signal) {
      const { status } = await cancel(url, externalId, signal);
      return { ...facts(externalId), externalId, key: null, status, finishedAt: Date.now() };
    },
  };
}

function aRun(index) {
  const own = { provider: 'bench', externalId: `x${index}`, key: null, pending: null, retryOf: null, attempt: 1 };
  const kept = { archivedAt: null, edited: [], notice: null, seenAt: null, missed: 0, changedAt: Date.now() };
  return { ...facts(`x${index}`), ...own, ...kept };
}

const UNKNOWN = ['statusDetail', 'model', 'branch', 'priority', 'etaAt', 'summary', 'error', 'question', 'webUrl'];

function facts(id) {
  return {
    ...Object.fromEntries(UNKNOWN.map((name) => [name, null])),
    status: 'running',
    title: `Fix the login redirect of ${id}`,
    prompt: 'The login page sends people to the wrong place after signing in. Find out why and fix it.',
    project: 'web',
    agent: 'claude',
    by: BY,
    source: 'slack',
    pullRequests: [],
    tags: [],
    metadata: {},
    progress: 0.4,
    costMicros: 420_000,
    tokens: 35_000,
    plan: [],
    createdAt: 1_780_000_000_000,
    startedAt: 1_780_000_060_000,
    finishedAt: null,
  };
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('the provider did not start');
}
