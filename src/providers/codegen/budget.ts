/**
 * At most `most` requests in any stretch of `window` milliseconds, as the other side counts them. A request arrives at some
 * moment between its start and its answer, so its place is taken from its start until one window after its answer.
 */
export class Budget {
  readonly window: number;
  private readonly most: number;
  private inFlight = 0;
  private ends: number[] = [];
  private paused = Number.NEGATIVE_INFINITY;

  constructor(most: number, window: number) {
    this.most = most;
    this.window = window;
  }

  /** Until when the other side wants no more requests. */
  get pausedUntil(): number {
    return this.paused;
  }

  /** The moment from which one more may go; infinity while that depends on requests without an answer. */
  readyAt(now: number): number {
    this.ends = this.ends.filter((end) => end + this.window > now);
    const tooMany = this.inFlight + this.ends.length - this.most;
    const free = tooMany < 0 ? now : (this.ends[tooMany] ?? Number.POSITIVE_INFINITY) + this.window;
    return Math.max(free, this.paused);
  }

  start(): void {
    this.inFlight++;
  }

  end(now: number): void {
    this.inFlight--;
    this.ends.push(now);
  }

  pause(until: number): void {
    this.paused = Math.max(this.paused, until);
  }
}
