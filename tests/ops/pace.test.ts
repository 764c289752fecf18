import { expect, test } from 'vitest';
import { createPace } from '../../src/ops/pace.ts';

/** Runs so many pieces of work and tells when each began, in milliseconds, and how many were at it at once. */
async function race(pace: ReturnType<typeof createPace>, count: number, takes = 1) {
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const start = performance.now();
  const work = async () => {
    began.push(performance.now() - start);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, takes));
    running--;
  };
  await Promise.all(Array.from({ length: count }, () => pace.run(work)));
  return { began, most };
}

test('no more are with a provider at once than it takes', async () => {
  expect((await race(createPace({ concurrency: 3, perSecond: null }), 20)).most).toBe(3);
  expect((await race(createPace({ concurrency: null, perSecond: null }), 20, 20)).most).toBe(20);
});

test('no more begin in a time than a provider takes a second, and lateness does not add up', async () => {
  const { began } = await race(createPace({ concurrency: 8, perSecond: 100 }), 21);
  // Who is late may be followed closely by one more.
  for (let index = 2; index < began.length; index++) {
    expect((began[index] ?? 0) - (began[index - 2] ?? 0)).toBeGreaterThan(8);
  }
  expect(began.at(-1)).toBeGreaterThan(185);
});

test('after a refusal nobody begins before the time that was asked for', async () => {
  const pace = createPace({ concurrency: 2, perSecond: null });
  pace.pause(60);
  const { began } = await race(pace, 4);
  expect(Math.min(...began)).toBeGreaterThan(58);
});

test('work that fails makes room for the next', async () => {
  const pace = createPace({ concurrency: 1, perSecond: null });
  await expect(pace.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pace.run(async () => 'yes')).toBe('yes');
});
