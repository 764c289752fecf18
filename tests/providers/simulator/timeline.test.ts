import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROVIDER_ACTIONS } from '../../../src/domain/lifecycle.ts';
import type { LogLine } from '../../../src/domain/provider.ts';
import { isFinal, type RunSnapshot } from '../../../src/domain/run.ts';
import type { Simulator } from '../../../src/providers/simulator/index.ts';
import { problems } from '../snapshot-problems.ts';
import { act, aRequest, CALM, HOUR, read, SECOND, Stage } from './stage.ts';

const NUM_RUNS = process.env.PROVE ? 1_000 : 25;

type Move =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'act'; readonly action: (typeof PROVIDER_ACTIONS)[number]; readonly whom: number }
  | { readonly do: 'create' }
  | { readonly do: 'restart'; readonly away: number; readonly speed: number };

const SPEEDS = [0.5, 1, 7, 60] as const;

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 5 * SECOND }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: HOUR }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      action: fc.constantFrom(...PROVIDER_ACTIONS),
      whom: fc.nat(40),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      away: fc.integer({ min: 0, max: 30 * HOUR }),
      speed: fc.constantFrom(...SPEEDS),
    }),
  },
);

/** What a reader has heard, and what is wrong with it. */
interface Heard {
  readonly runs: Map<string, RunSnapshot>;
  readonly logs: Map<string, readonly LogLine[]>;
  readonly wrong: string[];
}

/** Lives through the moves with one reader that listens to changes only, and checks all it hears. */
async function live(seed: number, speed: number, moves: readonly Move[], lose: boolean): Promise<Heard> {
  const stage = new Stage();
  let simulator = await stage.open({ seed, speed, history: 5 });
  let cursor: string | null = null;
  const heard: Heard = { runs: new Map(), logs: new Map(), wrong: [] };
  for (const [turn, each] of moves.entries()) {
    if (each.do === 'wait') stage.clock.at += each.ms;
    else if (each.do === 'create') await simulator.create(aRequest(), CALM);
    else if (each.do === 'act') await touch(simulator, heard, each);
    else {
      stage.clock.at += each.away;
      simulator = await stage.open({ seed, speed: each.speed, history: 5 });
    }
    const news = await read(simulator, cursor);
    cursor = news.cursor;
    if (!(lose && turn === moves.length - 1)) hear(heard, news.runs, stage.clock.at);
  }
  const truth = new Map((await read(simulator)).runs.map((run) => [run.externalId, run]));
  for (const [id, run] of truth) {
    if (JSON.stringify(heard.runs.get(id)) !== JSON.stringify(run)) heard.wrong.push(`${id}: was not told`);
  }
  return heard;
}

async function touch(simulator: Simulator, heard: Heard, { action, whom }: Move & { do: 'act' }): Promise<void> {
  const ids = [...heard.runs.keys()];
  const id = ids[ids.length - 1 - (whom % ids.length)];
  if (id === undefined) return;
  await act(simulator, action, id, action === 'say' ? 'Go on.' : null);
  const lines = await simulator.logs(id, 0, 100_000, CALM);
  const before = heard.logs.get(id) ?? [];
  if (JSON.stringify(lines.slice(0, before.length)) !== JSON.stringify(before))
    heard.wrong.push(`${id}: rewrote its log`);
  if (lines.some((line, place) => line.index !== place)) heard.wrong.push(`${id}: has gaps in its log`);
  if (lines.some((line, place) => (line.at ?? 0) < (lines[place - 1]?.at ?? 0)))
    heard.wrong.push(`${id}: logs backwards`);
  heard.logs.set(id, lines);
}

function hear({ runs, wrong }: Heard, news: readonly RunSnapshot[], now: number): void {
  for (const run of news) {
    const before = runs.get(run.externalId);
    const found = [...problems(run, now), ...(before === undefined ? [] : jumps(before, run))];
    wrong.push(...found.map((problem) => `${run.externalId}: ${problem}`));
    runs.set(run.externalId, run);
  }
}

/** What cannot follow on what was told before. */
function jumps(before: RunSnapshot, after: RunSnapshot): string[] {
  const back = (one: number | null, other: number | null) => one !== null && (other ?? -1) < one;
  const again = isFinal(before.status) && before.finishedAt !== after.finishedAt;
  return [
    ...(before.createdAt === after.createdAt ? [] : ['was created twice']),
    ...(before.startedAt === null || before.startedAt === after.startedAt ? [] : ['started twice']),
    ...(back(before.costMicros, after.costMicros) || back(before.tokens, after.tokens) ? ['became cheaper'] : []),
    ...(!again && back(before.progress, after.progress) ? ['lost progress'] : []),
  ];
}

describe('every run of every world', () => {
  const worlds = [
    fc.nat(1_000_000),
    fc.constantFrom(...SPEEDS),
    fc.array(move, { minLength: 4, maxLength: 40 }),
  ] as const;

  test('lives in order, writes a log that only grows, and is told whenever it changes', async () => {
    const property = fc.asyncProperty(...worlds, async (seed, speed, moves) => {
      expect((await live(seed, speed, moves, false)).wrong).toEqual([]);
    });
    await fc.assert(property, { numRuns: NUM_RUNS });
  }, 600_000);

  test('is missed by a reader who loses one answer, so the check above can fail', async () => {
    const moves: Move[] = [
      { do: 'wait', ms: SECOND },
      { do: 'wait', ms: HOUR },
    ];
    expect((await live(1, 1, moves, true)).wrong).not.toEqual([]);
  });

  test.each<[string, Partial<RunSnapshot>]>([
    ['a start before the creation', { startedAt: 1 }],
    ['an end before the start', { status: 'completed', finishedAt: 2 }],
    ['an end in the future', { status: 'completed', finishedAt: Number.MAX_SAFE_INTEGER }],
    ['an end of a run that runs', { status: 'running', finishedAt: 5_000 }],
    ['a negative cost', { costMicros: -1 }],
    ['half a token', { tokens: 0.5 }],
    ['more than all progress', { progress: 1.01 }],
  ])('would be caught with %s', async (_, wrong) => {
    const stage = new Stage();
    const [run] = (await read(await stage.open({ history: 1 }))).runs;
    if (run === undefined) throw new Error('an empty world');
    expect(problems(run, stage.clock.at)).toEqual([]);
    expect(problems({ ...run, ...wrong }, stage.clock.at)).not.toEqual([]);
  });
});
