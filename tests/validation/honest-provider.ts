import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../src/domain/errors.ts';
import type { LogLine, Provider } from '../../src/domain/provider.ts';
import type { RunSnapshot, Status } from '../../src/domain/run.ts';
import { isFinal } from '../../src/domain/run.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';

const ANSWER = 1;
const EFFECT = 10;
const PAGE = 8;
const PEOPLE = [
  { id: 'U0ANA', name: 'Ana Ruiz' },
  { id: 'U0BEN', name: 'Ben Okri' },
];
const PAST: readonly Status[] = ['completed', 'completed', 'failed', 'cancelled', 'completed'];

interface Kept {
  run: RunSnapshot;
  readonly log: LogLine[];
  /** Grows with every change of any run. */
  changed: number;
}

/** A small provider that keeps every promise: answers take a moment, effects a moment longer. Works in memory by itself. */
export function honestProvider(): Provider {
  const runs = new Map<string, Kept>();
  const starts = new Map<string, string>();
  const acted = new Set<string>();
  let clock = 0;

  const tick = () => ++clock;
  const answer = (signal: AbortSignal) => wait(ANSWER, undefined, { signal });
  const later = (effect: () => void) => void setTimeout(effect, EFFECT).unref();

  function keep(run: RunSnapshot): Kept {
    const kept = { run, log: [], changed: tick() };
    runs.set(run.externalId, kept);
    return kept;
  }

  function find(id: string): Kept {
    const kept = runs.get(id);
    if (kept === undefined) throw new AppError('not_found', `There is no run ${id}.`);
    return kept;
  }

  function change(kept: Kept, facts: Partial<RunSnapshot>): void {
    if (isFinal(kept.run.status)) return;
    kept.run = { ...kept.run, ...facts };
    kept.changed = tick();
  }

  function say(kept: Kept, text: string): void {
    kept.log.push({ index: kept.log.length, at: Date.now(), level: 'info', text });
  }

  for (let number = 0; number < 30; number++) {
    const kept = keep(pastRun(number));
    for (let line = 0; line < (number === 29 ? 130 : 4); line++) {
      kept.log.push({ index: line, at: kept.run.createdAt + line, level: 'info', text: `step ${line}` });
    }
  }

  return {
    name: 'honest',
    capabilities: {
      create: true,
      pause: true,
      resume: true,
      cancel: true,
      say: true,
      continueFinal: 'A run that is over hears nothing. Start another one.',
      logs: true,
      progress: true,
      cost: true,
      createOnce: true,
      cancelWarning: null,
    },
    async changes(cursor, watched, signal) {
      await answer(signal);
      const since = Number(cursor) || 0;
      const changed = [...runs.values()].filter((kept) => kept.changed > since);
      const page = changed.toSorted((one, other) => one.changed - other.changed).slice(0, PAGE);
      return {
        runs: page.map(({ run }) => run),
        cursor: String(page.at(-1)?.changed ?? since),
        more: changed.length > page.length,
        covers: 'all',
        missing: watched.filter((id) => !runs.has(id)),
      };
    },
    async get(id, signal) {
      await answer(signal);
      return find(id).run;
    },
    async create(request, signal) {
      await answer(signal);
      const known = starts.get(request.key);
      if (known !== undefined) return find(known).run;
      const externalId = `h${tick()}`;
      const { number, ...facts } = request;
      const kept = keep({ ...pastRun(0), ...NEW, ...facts, externalId, createdAt: Date.now() });
      starts.set(request.key, externalId);
      say(kept, 'queued');
      later(() => {
        change(kept, { status: 'running', startedAt: Date.now(), progress: 0 });
        say(kept, 'begun');
      });
      return kept.run;
    },
    async find(key, signal) {
      await answer(signal);
      const id = starts.get(key);
      return id === undefined ? null : find(id).run;
    },
    async act(action, id, text, key, signal) {
      await answer(signal);
      const kept = find(id);
      if (action === 'say' && isFinal(kept.run.status)) {
        throw new AppError('unsupported', 'A run that is over hears nothing. Start another one.');
      }
      if (acted.has(key)) return kept.run;
      acted.add(key);
      later(() => {
        if (action === 'pause') change(kept, { status: 'paused' });
        else if (action === 'resume') change(kept, { status: 'running' });
        else if (action === 'cancel') change(kept, { status: 'cancelled', finishedAt: Date.now() });
        else say(kept, `heard: ${text}`);
      });
      return kept.run;
    },
    async logs(id, from, limit, signal) {
      await answer(signal);
      return find(id).log.slice(from, from + limit);
    },
    async choices() {
      await wait(ANSWER);
      return { agents: ['claude', 'codex'], models: ['sonnet'] };
    },
    async projects() {
      await wait(ANSWER);
      return [
        { name: 'web', description: 'The shop' },
        { name: 'api', description: null },
      ];
    },
    async stop() {},
  };
}

const NEW = {
  status: 'queued',
  progress: null,
  costMicros: null,
  tokens: null,
  summary: null,
  startedAt: null,
  finishedAt: null,
} as const;

function pastRun(number: number): RunSnapshot {
  const createdAt = Date.now() - (40 - number) * HOUR;
  const status = PAST[number % PAST.length] ?? 'completed';
  return {
    externalId: `old${number}`,
    key: null,
    status,
    statusDetail: null,
    title: `Task ${number}`,
    prompt: `Tidy shelf ${number} of the shop.`,
    project: number % 2 === 0 ? 'web' : 'api',
    agent: 'claude',
    model: 'sonnet',
    by: PEOPLE[number % 2] ?? null,
    source: 'api',
    branch: null,
    pullRequests: [],
    tags: [],
    metadata: {},
    priority: null,
    progress: status === 'completed' ? 1 : 0.4,
    etaAt: null,
    costMicros: 10_000 + number,
    tokens: 1_000 + number,
    summary: null,
    error: null,
    question: null,
    plan: [],
    webUrl: null,
    createdAt,
    startedAt: createdAt + MINUTE,
    finishedAt: createdAt + 2 * MINUTE,
  };
}
