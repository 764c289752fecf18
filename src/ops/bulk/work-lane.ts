import { setImmediate as breathe } from 'node:timers/promises';
import type { Operation } from '../../store/operation.ts';
import type { Tables } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { ACTION_LIMIT } from '../deliver-action.ts';
import { type Answer, recordAnswers } from '../record-answers.ts';
import { findBulk } from './find-bulk.ts';
import { type Desk, Outside } from './outside.ts';
import { type Errand, recoverItems, takeItems } from './take-items.ts';

/** So many runs are taken before their provider is asked: few, until it turns out to be quick. */
const AHEAD = { slow: 16, quick: 128 };
/** A provider is quick that has answered what was taken within this time, in milliseconds. */
const QUICK = 1_000;
/** So many runs of a transaction at a stretch: between two stretches the rest of the process gets its turn. */
const STRETCH = 8;

/**
 * Does a bulk action at one provider until nothing is left to be asked for: many runs are recorded in one transaction, then asked
 * for at the provider's pace, and what it says is recorded together again. Also takes up what a crash left behind. Resolves to whether
 * there was anything to do.
 */
export async function workLane(context: Context, number: number, provider: string, desk: Desk): Promise<boolean> {
  const out = new Outside(context, provider, desk);
  try {
    out.begin(await recover(context, number, provider, desk));
    let isUseful = out.isBusy;
    let ahead = AHEAD.slow;
    let isMore = true;
    while (isMore || out.isBusy) {
      const began = performance.now();
      await out.settled();
      isMore &&= !desk.isStopped();
      const answers = out.answers.splice(0);
      const room = isMore ? Math.max(0, ahead - out.size) : 0;
      if (answers.length + room === 0) continue;
      const step = await context.store.write((tx) => record(tx, context, { number, provider, desk, answers, room }));
      for (const { operation } of answers) context.inHand.delete(operation.key);
      out.begin(step.errands);
      isMore &&= room === 0 || step.taken > 0;
      isUseful ||= step.taken > 0;
      ahead = performance.now() - began < QUICK ? AHEAD.quick : AHEAD.slow;
    }
    return isUseful;
  } finally {
    await out.close();
  }
}

interface Step {
  readonly number: number;
  readonly provider: string;
  readonly desk: Desk;
  readonly answers: readonly Answer[];
  /** How many more runs may be taken. */
  readonly room: number;
}

async function record(tx: Tables, context: Context, { number, provider, desk, answers, room }: Step) {
  const errands: Errand[] = [];
  for await (const some of stretches(answers)) await recordAnswers(tx, context, some);
  await tx.bulks.follow(
    number,
    answers.map(({ operation }) => operation.run),
  );
  const bulk = await findBulk(tx, number);
  const mayTake = room > 0 && bulk.state === 'running' && (await desk.holds(tx));
  const numbers = mayTake ? await tx.bulks.todo(number, provider, room) : [];
  for await (const some of stretches(numbers)) errands.push(...(await takeItems(tx, context, bulk, some)));
  return { errands, taken: numbers.length };
}

function recover(context: Context, number: number, provider: string, desk: Desk): Promise<readonly Errand[]> {
  return context.store.write(async (tx) => {
    const bulk = await findBulk(tx, number);
    if (!(await desk.holds(tx))) return [];
    const unsent = await tx.bulks.unsent(number, provider, AHEAD.quick);
    const errands = await recoverItems(tx, bulk, unsent);
    return errands.filter((errand) => errand.kind === 'ask' && isLeft(context, errand.operation));
  });
}

/** What nobody has in hand, and is not so old that it is about to be given up. */
function isLeft({ inHand, world }: Context, { key, requestedAt }: Operation): boolean {
  return !inHand.has(key) && world.now() - requestedAt < ACTION_LIMIT;
}

async function* stretches<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += STRETCH) {
    if (start > 0) await breathe();
    yield items.slice(start, start + STRETCH);
  }
}
