import { AppError } from '../domain/errors.ts';
import { type Bucket, createBucket, type Limit } from './bucket.ts';
import type { Clock } from './clock.ts';

/** One call to Slack, as the limits see it. */
export interface Call {
  readonly method: string;
  /** The channel that is written to; null where the limit is the method's alone. */
  readonly channel: string | null;
  /** Calls with the same subject replace each other while they wait: the last one is sent for all of them. */
  readonly subject?: string;
}

/** Lets calls through no faster than Slack allows. */
export interface Governor {
  /**
   * Sends when there is room; a 429 pauses the method, or its channel where it has one, and is passed on. Who would have to wait
   * for more than a minute hears `rate_limited` at once, and surely nothing was sent.
   */
  run<T>(call: Call, send: () => Promise<T>): Promise<T>;
  /** Sends at once, because a person waits; the others make room for it. */
  urgent<T>(call: Call, send: () => Promise<T>): Promise<T>;
  /** How long the oldest waiting call has waited, in milliseconds. */
  lag(): number;
}

/** Calls a minute and workspace: a few at once, then evenly, so that no minute ever sees more than the limit. */
const perMinute = (limit: number, burst: number): Limit => ({ burst, interval: Math.ceil(60_000 / (limit - burst)) });

/** docs.slack.dev/apis/web-api/rate-limits; methods that are not named here are held to 50 a minute. */
const METHOD_LIMITS: Readonly<Record<string, Limit>> = {
  'chat.postMessage': perMinute(600, 10),
  'chat.postEphemeral': perMinute(100, 10),
  'views.open': perMinute(100, 10),
  'views.publish': perMinute(100, 10),
  'reactions.remove': perMinute(20, 5),
  'users.info': perMinute(100, 10),
};
const OTHER_METHODS = perMinute(50, 5);
/** One message a second and channel, with a little air for a network that hurries the second one. */
const CHANNEL_LIMIT: Limit = { burst: 1, interval: 1_050 };
const SUBJECT_LIMIT: Limit = { burst: 1, interval: 2_000 };

const SHORTEST_PAUSE = 1_000;
/** A call that waited longer could be sent when nobody counts on it any more. */
const LONGEST_WAIT = 60_000;
const MANY_BUCKETS = 2_000;

interface Waiting {
  readonly call: Call;
  readonly since: number;
  /** What is sent; a later call with the same subject puts its own in place. */
  send: () => Promise<unknown>;
  readonly result: Promise<unknown>;
  start(): void;
  turnAway(wait: number): void;
}

/** Waiting calls go in the order in which they came, each as soon as its own limits allow. */
export function createGovernor(clock: Clock): Governor {
  const buckets = new Map<string, Bucket>();
  let queue: Waiting[] = [];
  let callOff = (): void => {};

  return {
    run<T>(call: Call, send: () => Promise<T>): Promise<T> {
      const same = call.subject === undefined ? undefined : queue.find((each) => each.call.subject === call.subject);
      const waiting = same ?? enqueue(call, send);
      waiting.send = send;
      pump();
      return waiting.result as Promise<T>;
    },
    urgent(call, send) {
      for (const bucket of bucketsOf(call)) bucket.take(clock.now());
      return dispatch(call, send);
    },
    lag: () => (queue[0] === undefined ? 0 : clock.now() - queue[0].since),
  };

  function enqueue(call: Call, send: () => Promise<unknown>): Waiting {
    let start = (): void => {};
    let turnAway: Waiting['turnAway'] = () => {};
    const result = new Promise<unknown>((resolve, reject) => {
      start = () => resolve(dispatch(call, waiting.send));
      turnAway = (wait) => reject(new AppError('rate_limited', 'Slack asks us to slow down.', { retryAfter: wait }));
    });
    const waiting: Waiting = { call, since: clock.now(), send, result, start, turnAway };
    queue.push(waiting);
    return waiting;
  }

  function pump(): void {
    callOff();
    const now = clock.now();
    let next = Number.POSITIVE_INFINITY;
    const rest: Waiting[] = [];
    const startable: Waiting[] = [];
    for (const waiting of queue) {
      const its = bucketsOf(waiting.call);
      const at = Math.max(...its.map((each) => each.readyAt()));
      if (at <= now) {
        for (const each of its) each.take(now);
        startable.push(waiting);
      } else if (at - now > LONGEST_WAIT) {
        waiting.turnAway(at - now);
      } else {
        rest.push(waiting);
        next = Math.min(next, at);
      }
    }
    queue = rest;
    callOff = rest.length > 0 ? clock.after(Math.max(1, next - now), pump) : () => {};
    for (const waiting of startable) waiting.start();
    forgetIdle(now);
  }

  async function dispatch<T>(call: Call, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      if (error instanceof AppError && error.code === 'rate_limited') {
        const pause = Math.max(SHORTEST_PAUSE, error.retryAfter ?? 0);
        const [method, channel] = bucketsOf(call);
        (call.channel === null ? method : channel)?.pauseUntil(clock.now() + pause);
      }
      throw error;
    }
  }

  /** Its method's, then its channel's and its subject's where it has them. */
  function bucketsOf(call: Call): readonly Bucket[] {
    const found = [bucket(call.method, METHOD_LIMITS[call.method] ?? OTHER_METHODS)];
    if (call.channel !== null) found.push(bucket(channelName(call), CHANNEL_LIMIT));
    if (call.subject !== undefined) found.push(bucket(call.subject, SUBJECT_LIMIT));
    return found;
  }

  function bucket(name: string, limit: Limit): Bucket {
    const known = buckets.get(name) ?? createBucket(limit);
    buckets.set(name, known);
    return known;
  }

  function forgetIdle(now: number): void {
    if (buckets.size < MANY_BUCKETS) return;
    for (const [name, each] of buckets) if (each.idle(now)) buckets.delete(name);
  }
}

function channelName(call: Call): string {
  return `${call.method} ${call.channel}`;
}
