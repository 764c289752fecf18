import type { Provider, World } from '../domain/provider.ts';
import type { Store } from '../store/store.ts';
import type { Pace } from './pace.ts';

/** The little of a logger that the verbs need. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every verb works with. */
export interface Context {
  readonly store: Store;
  /** By name, in the order in which they are offered; the first is the default. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly world: World;
  readonly log: Log;
  readonly pollSeconds: number;
  /** Says "look": something was committed. Carries no data; ringing twice is harmless. */
  announce(): void;
  /** Work that goes on after the answer; a stop waits for it. It must not reject. */
  later(work: Promise<void>): void;
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
  /** Keys of starts and actions that are with a provider at this moment, so that nobody sends them a second time. */
  readonly inHand: Set<string>;
  /** The poll that is under way, by provider: asking twice at once would only cost twice. */
  readonly polls: Map<string, Promise<void>>;
  /** How fast each provider is asked for what nobody waits for; see `paceOf`. */
  readonly paces: Map<string, Pace>;
}

/** How long a provider may take for one answer, in milliseconds. */
export const PROVIDER_TIMEOUT = 15_000;

/** Ends with the program or after the time limit, whichever comes first. */
export function deadline(context: Pick<Context, 'stopping'>, ms: number = PROVIDER_TIMEOUT): AbortSignal {
  return AbortSignal.any([context.stopping, AbortSignal.timeout(ms)]);
}
