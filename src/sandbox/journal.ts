import type { Json } from './json.ts';

const KEPT_CALLS = 10_000;

/** One thing that the bot sent: a Web API call, an answer to a response_url (`response_url`) or to a command (`answer`). */
export interface Call {
  readonly method: string;
  readonly args: Json;
  readonly ok: boolean;
  /** Slack's error code, or null. */
  readonly error: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Writes a call down and forgets the oldest of many. */
export function writeDown(calls: Call[], call: Call): void {
  calls.push(call);
  if (calls.length > KEPT_CALLS) calls.shift();
}
