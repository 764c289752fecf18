import { AppError } from '../../domain/errors.ts';
import type { ProviderTools } from '../../domain/provider.ts';
import type { Api } from './api.ts';
import type { Clock } from './clock.ts';

const FRESH = 600_000;
/** How long a form waits for the first answer; it must open within three seconds. Milliseconds. */
const PATIENCE = 1_000;

/** The models that one can choose, kept for ten minutes; none where the server does not tell them. */
export class Models {
  private readonly api: Api;
  private readonly clock: Clock;
  private readonly log: ProviderTools['log'];
  private readonly stopping: AbortSignal;
  private known: readonly string[] = [];
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> = Promise.resolve();

  constructor(api: Api, clock: Clock, log: ProviderTools['log'], stopping: AbortSignal) {
    this.api = api;
    this.clock = clock;
    this.log = log;
    this.stopping = stopping;
  }

  /** What is known within a second; the rest is there the next time. */
  async list(): Promise<readonly string[]> {
    if (this.clock.now() - this.askedAt > FRESH) {
      this.askedAt = this.clock.now();
      this.asking = this.ask();
    }
    const enough = new AbortController();
    const tooLate = this.clock.wait(PATIENCE, enough.signal).catch(() => {});
    await Promise.race([this.asking, tooLate]);
    enough.abort();
    return this.known;
  }

  private async ask(): Promise<void> {
    try {
      this.known = [...new Set((await this.api.models(this.stopping)) ?? [])];
    } catch (error) {
      if (this.stopping.aborted) return;
      if (error instanceof AppError) this.log.warn({ err: error }, 'the models of Codegen could not be read');
      else this.log.error({ err: error }, 'reading the models of Codegen failed');
    }
  }
}
