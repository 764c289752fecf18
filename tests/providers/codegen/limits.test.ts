import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../../src/providers/codegen/budget.ts';
import type { Clock } from '../../../src/providers/codegen/clock.ts';
import { Gate } from '../../../src/providers/codegen/gate.ts';
import { Limits, type Purpose } from '../../../src/providers/codegen/limits.ts';
import { CALM } from './stage.ts';

/** Time that jumps from one thing that is due to the next, each with everything that follows from it. */
class SteppedClock implements Clock {
  private at = 0;
  private due: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.at;
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const callOff = () => {
        this.due = this.due.filter((each) => each !== timer);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', callOff);
        resolve();
      };
      const timer = { at: this.at + ms, wake };
      this.due.push(timer);
      signal.addEventListener('abort', callOff);
    });
  }

  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = this.due.sort((one, other) => one.at - other.at);
      if (next === undefined) return;
      this.due = this.due.filter((each) => each !== next);
      this.at = Math.max(this.at, next.at);
      next.wake();
    }
  }
}

interface Wanted {
  readonly at: number;
  /** How long the answer takes, and at which part of that time the request arrives at the other side. */
  readonly flight: number;
  readonly arrives: number;
  readonly purpose: Purpose;
}

interface Arrived {
  readonly at: number;
  readonly purpose: Purpose;
}

const PURPOSES: readonly Purpose[] = ['act', 'create', 'ask', 'ask-logs', 'poll', 'look', 'steps', 'sync'];

const storm: fc.Arbitrary<Wanted[]> = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 40_000 }),
    flight: fc.integer({ min: 0, max: 9_000 }),
    arrives: fc.double({ min: 0, max: 1, noNaN: true }),
    purpose: fc.constantFrom(...PURPOSES),
  }),
  { minLength: 150, maxLength: 300 },
);

/** When each request reaches the other side. */
async function play(
  wanted: readonly Wanted[],
  clock: SteppedClock,
  enter: (purpose: Purpose) => Promise<() => void>,
): Promise<Arrived[]> {
  const arrivals: Arrived[] = [];
  for (const { at, flight, arrives, purpose } of wanted) {
    void (async () => {
      await clock.wait(at, CALM);
      const leave = await enter(purpose);
      arrivals.push({ at: clock.now() + flight * arrives, purpose });
      await clock.wait(flight, CALM);
      leave();
    })();
  }
  await clock.run();
  return arrivals;
}

/** The most arrivals in any stretch of `window` milliseconds. */
function most(arrivals: readonly Arrived[], window: number, purposes: readonly Purpose[] = PURPOSES): number {
  const times = arrivals.flatMap(({ at, purpose }) => (purposes.includes(purpose) ? [at] : [])).sort((a, b) => a - b);
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + window).length));
}

const RUNS = { numRuns: process.env.PROVE ? 200 : 8 };

describe('the limits', () => {
  test('are never passed in any stretch of time, whatever is asked, however slow the answers, and nothing is left waiting', async () => {
    await fc.assert(
      fc.asyncProperty(storm, async (wanted) => {
        const clock = new SteppedClock();
        const limits = new Limits(clock);
        const arrivals = await play(wanted, clock, (purpose) => limits.enter(purpose, CALM));
        expect(arrivals).toHaveLength(wanted.length);
        expect(most(arrivals, 30_000)).toBeLessThanOrEqual(60);
        expect(most(arrivals, 60_000, ['create'])).toBeLessThanOrEqual(10);
        expect(most(arrivals, 60_000, ['ask-logs', 'steps'])).toBeLessThanOrEqual(60);
        expect(most(arrivals, 30_000, ['poll', 'look', 'steps'])).toBeLessThanOrEqual(12);
      }),
      RUNS,
    );
  }, 300_000);

  test('are seen to be passed by a budget that frees a place one window after the start (the control of the test above)', async () => {
    class Hasty extends Budget {
      override start(): void {}
    }
    const clock = new SteppedClock();
    const gate = new Gate(clock);
    const budget = new Hasty(60, 30_000);
    const wanted = Array.from({ length: 100 }, () => ({ at: 0, flight: 5_000, arrives: 0.5, purpose: 'ask' as const }));
    const arrivals = await play(wanted, clock, () => gate.enter([budget], 0, CALM));
    expect(most(arrivals, 30_000)).toBeGreaterThan(60);
  });

  test('are used up: a hundred questions at once take two windows, no more', async () => {
    const clock = new SteppedClock();
    const limits = new Limits(clock);
    const wanted = Array.from({ length: 96 }, () => ({ at: 0, flight: 0, arrives: 0, purpose: 'ask' as const }));
    const arrivals = await play(wanted, clock, (purpose) => limits.enter(purpose, CALM));
    expect(arrivals.filter(({ at }) => at === 0)).toHaveLength(48);
    expect(Math.max(...arrivals.map(({ at }) => at))).toBe(30_000);
  });

  test('let an action go before a question and both before the first sync, whoever came first', async () => {
    const clock = new SteppedClock();
    const limits = new Limits(clock);
    const full = Array.from({ length: 60 }, (_, n) => (n < 48 ? 'ask' : 'poll') as Purpose);
    const later: Purpose[] = ['sync', 'ask', 'act'];
    const wanted = [...full, ...later].map((purpose, n) => ({ at: n < 60 ? 0 : 1, flight: 0, arrives: 0, purpose }));
    const arrivals = await play(wanted, clock, (purpose) => limits.enter(purpose, CALM));
    expect(arrivals.slice(60).map(({ purpose }) => purpose)).toEqual(['act', 'ask', 'sync']);
  });

  test('leave the polls their fifth while people use all the rest, and people theirs during the first sync', () => {
    const limits = new Limits(new SteppedClock());
    for (let n = 0; n < 36; n++) void limits.enter('sync', CALM);
    expect(limits.hasRoom('sync')).toBe(false);
    expect([limits.hasRoom('act'), limits.hasRoom('poll')]).toEqual([true, true]);
    for (let n = 0; n < 12; n++) void limits.enter('poll', CALM);
    expect([limits.hasRoom('act'), limits.hasRoom('poll')]).toEqual([true, false]);
  });

  test('pause as long as Codegen says, or for a whole window, and only what it spoke of', async () => {
    const clock = new SteppedClock();
    const limits = new Limits(clock);
    limits.pause('create', null);
    expect([limits.hasRoom('create'), limits.hasRoom('act')]).toEqual([false, true]);
    expect(limits.pausedFor('create')).toBe(60_000);
    limits.pause('poll', 7_000);
    expect([limits.pausedFor('poll'), limits.pausedFor('act')]).toEqual([7_000, 7_000]);
    const resumed = limits.enter('act', CALM).then(() => clock.now());
    await clock.run();
    expect(await resumed).toBe(7_000);
  });

  test('say that nothing was sent when a waiting request is withdrawn', async () => {
    const limits = new Limits(new SteppedClock());
    for (let n = 0; n < 10; n++) void limits.enter('create', CALM);
    const withdrawal = new AbortController();
    const waiting = limits.enter('create', withdrawal.signal);
    withdrawal.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
