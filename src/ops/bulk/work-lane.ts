import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Operation } from '../../store/operation.ts';
import type { Tables } from '../../store/store.ts';
import { confirmStart } from '../confirm-start.ts';
import type { Context } from '../context.ts';
import { ACTION_LIMIT } from '../deliver-action.ts';
import { paceOf } from '../pace.ts';
import { type Answer, recordAnswers } from '../record-answers.ts';
import { askAgain } from './ask-again.ts';
import { findBulk } from './find-bulk.ts';
import { type Errand, recoverItems, takeItems } from './take-items.ts';

/** So many runs are taken before their provider is asked: few, until it turns out to be quick. */
const AHEAD = { slow: 16, quick: 128 };
/** Answers are written down together: when there are so many, or after this time in milliseconds. */
const TOGETHER = { answers: 32, within: 200 };
/** A provider is quick that has answered what was taken within this time, in milliseconds. */
const QUICK = 1_000;
/** So many runs of a transaction at a stretch: between two stretches the rest of the process gets its turn. */
const STRETCH = 8;

/** Who works on bulk actions. */
export interface Desk {
  /** Whether nobody else does; asked in every transaction. */
  holds(tx: Tables): Promise<boolean>;
  /** Nothing new is begun any more. */
  isStopped(): boolean;
}

/**
 * Does a bulk action at one provider until nothing is left to be asked for: many runs are recorded in one transaction, then asked
 * for at the provider's pace, and what it says is recorded together again. Also takes up what a crash left behind. Whether there was
 * anything to do.
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

/** What is with a provider, or waits for its turn there. */
class Outside {
  readonly answers: Answer[] = [];
  private readonly context: Context;
  private readonly provider: string;
  private readonly desk: Desk;
  private readonly errands = new Set<Promise<void>>();
  private readonly keys = new Set<string>();
  private enough = (): void => {};

  constructor(context: Context, provider: string, desk: Desk) {
    this.context = context;
    this.provider = provider;
    this.desk = desk;
  }

  get size(): number {
    return this.errands.size;
  }

  get isBusy(): boolean {
    return this.size > 0 || this.answers.length > 0;
  }

  begin(errands: readonly Errand[]): void {
    for (const errand of errands) {
      const work = this.run(errand).finally(() => {
        this.errands.delete(work);
        if (this.answers.length >= TOGETHER.answers || this.size === 0) this.enough();
      });
      this.errands.add(work);
    }
  }

  /** Resolves when there is enough to write down, or nothing to wait for. */
  async settled(): Promise<void> {
    if (this.size === 0 || this.answers.length >= TOGETHER.answers) return;
    const enough = new Promise<void>((resolve) => {
      this.enough = resolve;
    });
    const calledOff = new AbortController();
    const late = wait(TOGETHER.within, undefined, { signal: calledOff.signal }).catch(() => {});
    await Promise.race([enough, late]);
    calledOff.abort();
  }

  /** Waits for what is out; what it still brings is not written down, and taken up again later under the same keys. */
  async close(): Promise<void> {
    await Promise.all(this.errands);
    for (const key of this.keys) this.context.inHand.delete(key);
  }

  private async run(errand: Errand): Promise<void> {
    const provider = this.context.providers.get(this.provider);
    if (provider === undefined) return;
    const pace = paceOf(this.context.paces, provider);
    if (errand.kind === 'start') return pace.run(() => confirmStart(this.context, errand.run));
    this.keys.add(errand.operation.key);
    this.context.inHand.add(errand.operation.key);
    const answer = await askAgain(this.context, pace, errand, () => this.desk.isStopped());
    if (answer === null) this.context.inHand.delete(errand.operation.key);
    else this.answers.push(answer);
  }
}
