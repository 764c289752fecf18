import { AppError } from '../../domain/errors.ts';
import type { Budget } from './budget.ts';
import type { Clock } from './clock.ts';

interface Waiting {
  readonly budgets: readonly Budget[];
  readonly urgency: number;
  admit(): void;
}

/** Lets requests through as soon as all their budgets have room, the more urgent first, then in the order in which they came. */
export class Gate {
  private readonly clock: Clock;
  private waiting: Waiting[] = [];
  private alarm = new AbortController();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Whether a request would go through at once. */
  hasRoom(budgets: readonly Budget[]): boolean {
    const now = this.clock.now();
    return readyAt(budgets, now) <= now;
  }

  /**
   * Waits for its turn; 0 is the most urgent. The request must call what comes back once it is over. Throws `rate_limited` if the signal
   * is aborted before: nothing was sent then.
   */
  enter(budgets: readonly Budget[], urgency: number, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.waiting = this.waiting.filter((each) => each !== waiting);
        reject(new AppError('rate_limited', USED_UP));
      };
      const admit = () => {
        signal.removeEventListener('abort', giveUp);
        for (const budget of budgets) budget.start();
        resolve(() => this.leave(budgets));
      };
      const waiting = { budgets, urgency, admit };
      if (signal.aborted) return giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      const after = this.waiting.findIndex((each) => each.urgency > urgency);
      this.waiting.splice(after === -1 ? this.waiting.length : after, 0, waiting);
      this.letThrough();
    });
  }

  private leave(budgets: readonly Budget[]): void {
    for (const budget of budgets) budget.end(this.clock.now());
    this.letThrough();
  }

  private letThrough(): void {
    this.alarm.abort();
    const now = this.clock.now();
    let next = Number.POSITIVE_INFINITY;
    this.waiting = this.waiting.filter((each) => {
      const at = readyAt(each.budgets, now);
      if (at <= now) each.admit();
      else next = Math.min(next, at);
      return at > now;
    });
    if (next < Number.POSITIVE_INFINITY) this.wakeIn(next - now);
  }

  private wakeIn(ms: number): void {
    this.alarm = new AbortController();
    this.clock.wait(Math.ceil(ms), this.alarm.signal).then(
      () => this.letThrough(),
      () => {},
    );
  }
}

const USED_UP = 'As many requests as Codegen allows are on their way. Nothing was sent; it is tried again by itself.';

function readyAt(budgets: readonly Budget[], now: number): number {
  return Math.max(...budgets.map((budget) => budget.readyAt(now)));
}
