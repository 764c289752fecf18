import { sentence } from '../domain/errors.ts';
import type { Clock } from './clock.ts';
import type { Identity } from './interactive.ts';
import type { Log } from './log.ts';

/** Whether Slack's Web API answers us, asked again and again; tells who we are once it has. */
export interface Presence {
  start(): void;
  stop(): void;
  identity(): Identity | null;
  /** Null while Slack answers; else why it does not. */
  error(): string | null;
}

const WELL = 60_000;
const FIRST_PAUSE = 1_000;

export function watchPresence(ask: () => Promise<Identity>, clock: Clock, log: Log): Presence {
  let identity: Identity | null = null;
  let error: string | null = 'Slack has not answered yet.';
  let pause = FIRST_PAUSE;
  let stopped = false;
  let callOff = (): void => {};

  return {
    start() {
      stopped = false;
      void look();
    },
    stop() {
      stopped = true;
      callOff();
    },
    identity: () => identity,
    error: () => error,
  };

  async function look(): Promise<void> {
    try {
      identity = await ask();
      if (error !== null) log.info({ bot: identity.botUserId, team: identity.teamId }, 'Slack answers');
      error = null;
      pause = FIRST_PAUSE;
    } catch (failure) {
      if (error === null || identity === null) log.warn({ err: failure }, 'Slack does not answer');
      error = sentence(failure);
      pause = Math.min(pause * 2, WELL);
    }
    if (!stopped) callOff = clock.after(error === null ? WELL : pause, () => void look());
  }
}
