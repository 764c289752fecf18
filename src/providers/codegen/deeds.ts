import { AppError } from '../../domain/errors.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { Api } from './api.ts';
import type { RunDesk } from './run-desk.ts';
import type { SentMessages } from './sent-messages.ts';

const MOST_KEYS = 1_000;

/** What can be done to a run at Codegen, each key once: Codegen itself takes no keys. */
export class Deeds {
  private readonly api: Api;
  private readonly desk: RunDesk;
  private readonly messages: SentMessages;
  private readonly cancelled = new Set<string>();

  constructor(api: Api, desk: RunDesk, messages: SentMessages) {
    this.api = api;
    this.desk = desk;
    this.messages = messages;
  }

  /** A message that may have arrived is never sent again, also not after a restart: `unclear` then. */
  async say(id: string, text: string, key: string, signal: AbortSignal): Promise<RunSnapshot> {
    const fate = this.messages.fateOf(key);
    if (fate === 'taken') return this.look(id, signal);
    if (fate === 'sending') throw new AppError('unclear', 'It is unclear whether Codegen took the message.');
    await this.messages.note(key, 'sending');
    try {
      const answer = await this.api.resume(id, text, signal);
      await this.messages.note(key, 'taken');
      return this.desk.tell(answer);
    } catch (error) {
      if (error instanceof AppError && error.code !== 'unclear') await this.messages.note(key, null);
      throw error;
    }
  }

  /** Codegen's ban, whose answer says nothing: the run is looked at afterwards and may not show it yet. */
  async cancel(id: string, key: string, signal: AbortSignal): Promise<RunSnapshot> {
    if (!this.cancelled.has(key)) await this.api.ban(id, signal);
    this.cancelled.add(key);
    const [oldest] = this.cancelled;
    if (this.cancelled.size > MOST_KEYS && oldest !== undefined) this.cancelled.delete(oldest);
    return this.look(id, signal);
  }

  private async look(id: string, signal: AbortSignal): Promise<RunSnapshot> {
    return this.desk.tell(await this.api.run(id, 'act', signal));
  }
}
