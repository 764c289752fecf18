import type { AppError } from '../../domain/errors.ts';
import type { World } from '../../domain/provider.ts';
import type { Clock } from './clock.ts';
import { type Answer, exchange, type Question, UNREADABLE } from './exchange.ts';
import type { Limits, Purpose } from './limits.ts';
import { refusalIn, type Subject } from './refusal.ts';
import type { Settings } from './settings.ts';

/** How long nothing is asked after the token was refused, in milliseconds. */
const REFUSED_PAUSE = 30_000;
/** What is waited before a reading is repeated, in milliseconds; chance adds up to as much again. */
const RETRY_AFTER = [300, 900];

export interface Request extends Question, Omit<Subject, 'reads'> {
  readonly purpose: Purpose;
}

export interface TransportOptions {
  readonly settings: Settings;
  readonly world: Pick<World, 'fetch' | 'random'>;
  readonly clock: Clock;
  readonly limits: Limits;
  /** How long one answer may take, in milliseconds. */
  readonly answerLimit: number;
}

/** Asks Codegen within its limits. Readings are repeated when they fail for the moment; nothing else ever is. */
export class Transport {
  private readonly options: TransportOptions;
  private refused: { readonly error: AppError; readonly until: number } | null = null;

  constructor(options: TransportOptions) {
    this.options = options;
  }

  /** The body of a good answer; throws AppError with a sentence otherwise. */
  async request(request: Request, signal: AbortSignal): Promise<unknown> {
    const subject = { ...request, reads: request.method === 'GET' };
    for (let attempt = 0; ; attempt++) {
      const answer = await this.ask(request, signal);
      const error = refusalIn(answer, subject);
      if (error === null) return answer.kind === 'answer' ? answer.body : null;
      const pause = RETRY_AFTER[attempt];
      if (!subject.reads || !isPassing(answer) || pause === undefined || signal.aborted) throw error;
      await this.rest(pause * (1 + this.options.world.random()), signal, error);
    }
  }

  private async ask(request: Request, signal: AbortSignal): Promise<Answer> {
    const { settings, world, clock, limits, answerLimit } = this.options;
    if (this.refused !== null && clock.now() < this.refused.until) throw this.refused.error;
    const leave = await limits.enter(request.purpose, signal);
    try {
      const answer = await exchange(
        settings,
        world.fetch,
        request,
        AbortSignal.any([signal, AbortSignal.timeout(answerLimit)]),
      );
      this.learn(answer, request);
      return answer;
    } finally {
      leave();
    }
  }

  /** What one answer says of the next questions. */
  private learn(answer: Answer, request: Request): void {
    if (answer.kind === 'silence') return;
    if (answer.status === 429) this.options.limits.pause(request.purpose, answer.retryAfter);
    const error = answer.status === 401 ? refusalIn(answer, { reads: true }) : null;
    this.refused = error === null ? null : { error, until: this.options.clock.now() + REFUSED_PAUSE };
  }

  private async rest(ms: number, signal: AbortSignal, error: AppError): Promise<void> {
    await this.options.clock.wait(ms, signal).catch(() => {
      throw error;
    });
  }
}

/** Whether the same question may well be answered in a moment. */
function isPassing(answer: Answer): boolean {
  return answer.kind === 'silence' || answer.status >= 500 || answer.body === UNREADABLE;
}
