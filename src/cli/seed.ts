import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import type { Query } from '../domain/query/ast.ts';
import { UsageError } from '../failure.ts';
import { loadProviderKinds } from '../registries.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Verb } from '../verb.ts';
import { realWorld } from '../world.ts';
import { type Invention, inventLog, inventRun } from './seed/invent.ts';

const AT_ONCE = 5_000;
const EVERY_RUN: Query = {
  text: '',
  where: { kind: 'and', of: [] },
  sort: { field: 'created', descending: true },
  mentionsArchived: true,
  now: 0,
  staleAfter: 0,
};
const OPTIONS = {
  runs: { type: 'string', default: '1000' },
  projects: { type: 'string', default: '20' },
  people: { type: 'string', default: '30' },
  days: { type: 'string', default: '365' },
  lines: { type: 'string', default: '3' },
  seed: { type: 'string', default: '1' },
  until: { type: 'string' },
  add: { type: 'boolean', default: false },
} as const;

const verb: Verb = {
  usage:
    'seed [--runs 1000] [--projects 20] [--people 30] [--days 365] [--lines 3] [--seed 1] [--until <date>] [--add]',
  summary:
    'Fills an empty database with invented runs, the same for the same seed and date; --add also where there are runs',
  async run(args, env, out) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const invention: Invention = {
      seed: whole('seed', values.seed, 0),
      runs: whole('runs', values.runs, 1),
      projects: whole('projects', values.projects, 1),
      people: whole('people', values.people, 1),
      days: whole('days', values.days, 1),
      until: values.until === undefined ? realWorld.now() : moment(values.until),
    };
    const lines = whole('lines', values.lines, 0);
    const config = readConfig(env, await loadProviderKinds());
    const store = await openStore(config.databaseUrl, realWorld);
    try {
      if (!values.add && (await store.runs.count(EVERY_RUN)) > 0) {
        throw new UsageError('There are runs in this database already. To add invented ones to them, say --add.');
      }
      await fill(store, invention, lines);
    } finally {
      await store.close();
    }
    out.write(`${invention.runs} invented runs were added.\n`);
    return 0;
  },
};

export default verb;

async function fill(store: Store, invention: Invention, lines: number): Promise<void> {
  for (let from = 0; from < invention.runs; from += AT_ONCE) {
    const length = Math.min(AT_ONCE, invention.runs - from);
    const part = Array.from({ length }, (_, index) => inventRun(invention, from + index));
    await store.write(async (tx) => {
      const runs = await tx.runs.insertMany(part);
      if (lines > 0) for (const run of runs) await tx.logs.append(run.number, inventLog(run, lines));
    });
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number from ${least} up.`);
  }
  return value;
}

function moment(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new UsageError('--until must be a date such as 2026-01-31.');
  return at;
}
