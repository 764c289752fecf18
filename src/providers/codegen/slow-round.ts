import { AppError } from '../../domain/errors.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { RunAnswer } from './answers.ts';
import type { Page } from './api.ts';
import type { PollOptions } from './poll.ts';
import { afterPage } from './walk.ts';

/** Between two pages, in milliseconds. */
const PAUSE = 60_000;

/** A round without end through the list below its newest page, so that a final run which comes back to life is noticed some day. */
export class SlowRound {
  private readonly options: PollOptions;
  private next: { readonly skip: number; readonly due: number } | null = null;

  constructor(options: PollOptions) {
    this.options = options;
  }

  /** The runs of one more page, if it is time for one; `head` is the newest page. One that fails comes again a minute later. */
  async goOn(head: Page<RunAnswer>, signal: AbortSignal): Promise<readonly RunSnapshot[]> {
    const { api, clock, limits, desk } = this.options;
    const start = afterPage(0, null, head)?.skip;
    if (start === undefined) return [];
    this.next ??= { skip: start, due: clock.now() + PAUSE };
    if (clock.now() < this.next.due || !limits.hasRoom('look')) return [];
    const { skip } = this.next;
    this.next = { skip, due: clock.now() + PAUSE };
    try {
      const page = await api.listRuns(skip, 'look', signal);
      this.next = { ...this.next, skip: afterPage(skip, null, page)?.skip ?? start };
      return page.items.map((answer) => desk.tell(answer));
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  }
}
