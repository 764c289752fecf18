import { expect, test } from 'vitest';
import { AGENTS, ANA, startWorld, type TestWorld, until } from '../support/world.ts';

/** Deliveries that come twice, over both transports together. */
const DELIVERIES = process.env.PROVE ? 10_000 : 80;
const AT_ONCE = 8;

/** What somebody asked for, and how often it was done. */
interface Effect {
  readonly asked: string;
  readonly times: number;
}

test.each(['http', 'socket'])(
  'whatever comes twice over %s has one effect, half of it with others at the same time',
  { timeout: 3_600_000 },
  async (transport) => {
    const world = await startWorld({ SANDBOX_TRANSPORT: transport });
    try {
      await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
      world.app.sandbox?.drills.duplicate(true);
      const starts = DELIVERIES / 8;
      const asked = Array.from({ length: starts }, (_, index) => `task ${transport} ${index}`);
      await halfAtOnce(asked, (text) => world.app.sandbox?.drive.command(ANA, AGENTS, '/runs', `new ${text}`));
      const mentioned = asked.map((text) => `${text} by mention`);
      await halfAtOnce(mentioned, (text) => world.app.sandbox?.drive.message(ANA, AGENTS, `@Runtower ${text}`));
      await until(async () => expect(await effects(world, [...asked, ...mentioned])).toHaveLength(2 * starts));
      await settled(world);
      const runs = await numbers(world);
      await halfAtOnce(runs, (run) => world.app.sandbox?.drive.command(ANA, AGENTS, '/runs', `tag ${run} +seen`));
      await settled(world);
      expect((await effects(world, [...asked, ...mentioned])).filter(({ times }) => times !== 1)).toEqual([]);
      expect(await numbers(world)).toHaveLength(2 * starts);
      expect(await edits(world, runs)).toEqual(runs.map(() => 1));
      expect(world.provider.created).toHaveLength(2 * starts);
      expect(world.errors).toEqual([]);
    } finally {
      await world.close();
    }
  },
);

test('what was really asked twice is found to have two effects', async () => {
  const world = await startWorld();
  try {
    await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
    for (let time = 0; time < 2; time++) await world.app.sandbox?.drive.command(ANA, AGENTS, '/runs', 'new again');
    expect(await effects(world, ['again'])).toEqual([{ asked: 'again', times: 2 }]);
  } finally {
    await world.close();
  }
});

/** The first half one after the other, the second several at a time. */
async function halfAtOnce<T>(
  all: readonly T[],
  deliver: (each: T) => Promise<{ ok: boolean }> | undefined,
): Promise<void> {
  const half = all.length / 2;
  for (const each of all.slice(0, half)) expect(await deliver(each)).toMatchObject({ ok: true });
  for (let from = half; from < all.length; from += AT_ONCE) {
    const outcomes = await Promise.all(all.slice(from, from + AT_ONCE).map(deliver));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true });
  }
}

async function everyRun({ app }: TestWorld) {
  const found = [];
  for (let number = 1_001; ; number += 500) {
    const part = await app.store.runs.many(Array.from({ length: 500 }, (_, index) => number + index));
    if (part.length === 0) return found;
    found.push(...part);
  }
}

async function effects(world: TestWorld, asked: readonly string[]): Promise<readonly Effect[]> {
  const prompts = new Map<string, number>();
  for (const { prompt } of await everyRun(world)) prompts.set(prompt ?? '', (prompts.get(prompt ?? '') ?? 0) + 1);
  return asked.flatMap((text) => (prompts.has(text) ? [{ asked: text, times: prompts.get(text) ?? 0 }] : []));
}

async function numbers(world: TestWorld): Promise<readonly number[]> {
  return (await everyRun(world)).map(({ number }) => number);
}

/** How often each run was edited. */
async function edits({ app }: TestWorld, runs: readonly number[]): Promise<readonly number[]> {
  return Promise.all(
    runs.map(async (run) => (await app.store.journal.ofRun(run, 100)).filter(({ kind }) => kind === 'edited').length),
  );
}

/** Until the second deliveries have been dealt with too: nothing has been recorded for a while, and nothing waits to be started. */
async function settled(world: TestWorld): Promise<void> {
  let last = -1;
  await until(async () => {
    const now = await world.app.store.journal.newest();
    const open = await world.app.store.runs.unconfirmed(Number.MAX_SAFE_INTEGER);
    const before = last;
    last = now;
    expect([now, open.length]).toEqual([before, 0]);
  });
}
