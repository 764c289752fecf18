import type { ProviderAction } from '../domain/lifecycle.ts';
import type { LogLine, Provider } from '../domain/provider.ts';
import type { RunSnapshot } from '../domain/run.ts';
import { OwnRuns } from './own-runs.ts';
import { listenTo, type Method } from './probe.ts';
import { LOG_PAGE } from './read-log.ts';
import { type Reading, read } from './reading.ts';
import { UNKNOWN_ID } from './refusal.ts';

/** How long things may take, in milliseconds. */
export interface Limits {
  /** From a request to its effect. */
  readonly effect: number;
  /** Between two looks for an effect. */
  readonly look: number;
  /** For one answer, before nobody waits for it any more. */
  readonly answer: number;
  /** For half of the answers, by method. */
  readonly p50: number;
  /** For 95 of 100 answers, by method. */
  readonly p95: number;
  /** For the end of a question that was withdrawn. */
  readonly withdrawn: number;
  /** How many times as long as an answer took the provider is left alone after it, so that others get their turn too. */
  readonly ease: number;
}

export interface SubjectOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  now(): number;
  id(): string;
  wait(ms: number): Promise<void>;
}

/** A run as the list told it, and what the provider answers when asked for it: the run, or what it threw. */
export interface Look {
  readonly listed: RunSnapshot;
  readonly got: RunSnapshot | null;
  readonly error: unknown;
}

/** The beginning of a run's log. */
export interface Log {
  readonly id: string | null;
  readonly lines: readonly LogLine[];
  /** Of how many runs it is the longest. */
  readonly compared: number;
}

const MOST_PAGES = 200;
/** A longer list is not read to its end a second time. */
const READ_TWICE = 20;
const LOOKED_AT = 8;
/** Of how many runs the logs are compared; the newest come first. */
const LOGS_COMPARED = 5;
/** An id in the form of a provider whose ids are numbers, larger than any that it is likely to have given. */
const UNKNOWN_NUMBER = '2147483647';

/** A provider under examination, and what is known of it so far: what one check has read the next one need not ask for again. */
export class Subject {
  readonly provider: Provider;
  readonly times: ReadonlyMap<Method, readonly number[]>;
  /** Resolves when the provider has been left alone for long enough. */
  readonly turn: () => Promise<void>;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly own: OwnRuns;
  readonly now: () => number;
  readonly id: () => string;
  private readonly wait: (ms: number) => Promise<void>;
  private everything: Promise<Reading> | null = null;
  private everythingAgain: Promise<Reading> | null = null;
  private longest: Promise<Log> | null = null;
  private sample: Promise<readonly Look[]> | null = null;

  constructor(provider: Provider, { limits, signal, now, id, wait }: SubjectOptions) {
    const probe = listenTo(provider, { patience: limits.answer, ease: limits.ease, now, wait });
    this.provider = probe.provider;
    this.times = probe.times;
    this.turn = probe.turn;
    this.limits = limits;
    this.signal = signal;
    this.own = new OwnRuns(probe.provider, id, signal);
    this.now = now;
    this.id = id;
    this.wait = wait;
  }

  /** Everything from the beginning, read once. */
  reading(): Promise<Reading> {
    this.everything ??= this.readFrom(null);
    return this.everything;
  }

  /** The first pages from the beginning, read a second time. */
  rereading(): Promise<Reading> {
    this.everythingAgain ??= this.readFrom(null, READ_TWICE);
    return this.everythingAgain;
  }

  /** What changed since `reading` was read, once the provider has really been asked again. */
  async news(): Promise<Reading> {
    const { cursor } = await this.reading();
    return this.until(
      () => this.readFrom(cursor),
      ({ pages }) => pages.some((page) => page.asked !== false),
    );
  }

  /** An id that the provider has given to no run, in the form of its own where that is plain. */
  async unknownId(): Promise<string> {
    const [known] = (await this.reading()).runs.keys();
    return /^\d+$/.test(known ?? '') ? UNKNOWN_NUMBER : UNKNOWN_ID;
  }

  readFrom(cursor: string | null, most: number = MOST_PAGES): Promise<Reading> {
    return read(this.provider, cursor, this.signal, most);
  }

  /** Some listed runs, the newest and others from all over the list, each looked up once. */
  looks(): Promise<readonly Look[]> {
    this.sample ??= this.lookAround();
    return this.sample;
  }

  get(id: string, signal: AbortSignal = this.signal): Promise<RunSnapshot> {
    return this.provider.get(id, signal);
  }

  /** Asks for an action under a key of its own unless one is given. */
  act(action: ProviderAction, id: string, text: string | null = null, key: string = this.id()): Promise<RunSnapshot> {
    return this.provider.act(action, id, text, key, this.signal);
  }

  /** Looks at something again and again until it is as it should be; the last look, however it is, when the time is over. */
  async until<T>(look: () => Promise<T>, holds: (seen: T) => boolean, signal: AbortSignal = this.signal): Promise<T> {
    const end = this.now() + this.limits.effect;
    for (;;) {
      const seen = await look();
      if (holds(seen) || this.now() >= end || signal.aborted) return seen;
      await this.wait(this.limits.look);
    }
  }

  /** The log with the most lines, of the runs looked at and our own: its beginning. `id` is null where there is none. */
  longestLog(): Promise<Log> {
    this.longest ??= this.compareLogs();
    return this.longest;
  }

  /** Looks a little later. */
  async lookLater<T>(look: () => Promise<T>): Promise<T> {
    await this.wait(this.limits.look);
    return look();
  }

  private async compareLogs(): Promise<Log> {
    const looked = (await this.looks()).flatMap(({ got }) => got?.externalId ?? []);
    const ids = [...looked.slice(0, LOGS_COMPARED), ...this.own.oldest()];
    const logs = await Promise.all(
      ids.map(async (id) => ({ id, lines: await this.provider.logs(id, 0, LOG_PAGE, this.signal) })),
    );
    const [longest] = logs.toSorted((one, other) => other.lines.length - one.lines.length);
    return { id: longest?.id ?? null, lines: longest?.lines ?? [], compared: ids.length };
  }

  private async lookAround(): Promise<readonly Look[]> {
    const { runs } = await this.reading();
    return Promise.all(
      choose([...runs.values()], LOOKED_AT).map(async (listed) => {
        try {
          return { listed, got: await this.get(listed.externalId), error: null };
        } catch (error) {
          return { listed, got: null, error };
        }
      }),
    );
  }
}

/** Half of them the newest, the others evenly from the rest. */
function choose(runs: readonly RunSnapshot[], most: number): readonly RunSnapshot[] {
  const newestFirst = runs.toSorted((one, other) => other.createdAt - one.createdAt);
  if (newestFirst.length <= most) return newestFirst;
  const newest = newestFirst.slice(0, most / 2);
  const rest = newestFirst.slice(newest.length);
  return [...newest, ...newest.flatMap((_, place) => rest[Math.floor((place * rest.length) / newest.length)] ?? [])];
}
