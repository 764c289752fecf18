import { type Health, knownAt, providerState } from '../domain/health.ts';
import { STATES, type State } from './part-states.ts';

/** Where runs come from, and as of when all of them are known from there. */
export interface Source {
  readonly name: string;
  readonly state: State;
  readonly asOf: number | null;
  /** Its list has not been read to the end since Runtower knows it. */
  readonly reading: boolean;
}

export function sourcesOf({ providers, pollSeconds, now }: Health): Source[] {
  return providers.map((provider) => ({
    name: provider.name,
    state: STATES[providerState(provider, pollSeconds, now)],
    asOf: knownAt(provider),
    reading: provider.coveredAt === null && provider.failingSince === null,
  }));
}
