import { setTimeout as wait } from 'node:timers/promises';
import type { Tables } from '../../store/store.ts';
import { confirmStart } from '../confirm-start.ts';
import type { Context } from '../context.ts';
import { paceOf } from '../pace.ts';
import type { Answer } from '../record-answers.ts';
import { askAgain } from './ask-again.ts';
import type { Errand } from './take-items.ts';

/** Answers are written down together: when there are so many, or after this time in milliseconds. */
const TOGETHER = { answers: 32, within: 200 };

/** Who works on bulk actions. */
export interface Desk {
  /** Whether nobody else does; asked in every transaction. */
  holds(tx: Tables): Promise<boolean>;
  /** Nothing new is begun any more. */
  isStopped(): boolean;
}

/** What is with a provider, or waits for its turn there. */
export class Outside {
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
