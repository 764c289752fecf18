import type { Json } from '../json.ts';

/** Something for the bot, in the words of Socket Mode. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  /** For an event that was not acknowledged before: which attempt this is, from 1. */
  readonly attempt?: number;
  readonly reason?: string;
}

/** How the bot took it: acknowledged, with what it answered (null: nothing), or not. */
export type Acknowledgement =
  | { readonly ok: true; readonly answer: Json | string | null }
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed'; readonly retry: boolean };

/** The way to the bot. */
export interface Delivery {
  send(envelope: Envelope): Promise<Acknowledgement>;
  stop(): Promise<void>;
}

/** The bot has three seconds for everything. */
export const ACK_MS = 3000;

export const TIMED_OUT: Acknowledgement = { ok: false, error: 'operation_timeout', retry: true };
