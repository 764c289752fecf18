import type { Freshness, Health, ProviderHealth } from '../domain/health.ts';
import { SECOND } from '../domain/time.ts';
import { moment } from './words.ts';

const POLLS_UNTIL_STALE = 3;

/** How old something may be before it is called stale, in milliseconds. */
export function staleAfter(pollSeconds: number): number {
  return POLLS_UNTIL_STALE * pollSeconds * SECOND;
}

/** How a provider is doing: `failing` does not answer, `silent` has not been heard of for too long, `new` never has been. */
export function providerState(
  provider: ProviderHealth,
  pollSeconds: number,
  now: number,
): 'good' | 'failing' | 'silent' | 'new' {
  if (provider.failingSince !== null) return 'failing';
  if (provider.coveredAt === null) return 'new';
  return now - provider.coveredAt > staleAfter(pollSeconds) ? 'silent' : 'good';
}

/** A sentence for each provider whose runs are not known as of now. */
export function warnings(health: Health, zone: string): string[] {
  const at = (time: number) => moment(time, health.now, zone);
  return health.providers.flatMap((provider) => {
    const { name, coveredAt, failingSince } = provider;
    const known =
      coveredAt === null ? 'nothing is known of its runs yet' : `what you see of its runs is as of ${at(coveredAt)}`;
    const state = providerState(provider, health.pollSeconds, health.now);
    if (state === 'failing')
      return [`The ${name} has not been answering since ${at(failingSince ?? health.now)}; ${known}.`];
    return state === 'silent' ? [`The ${name} was last heard from some time ago; ${known}.`] : [];
  });
}

/** Up to when all runs are known: the oldest answer of all providers counts. Null: not yet. */
export function knownAsOf(health: Health): number | null {
  const times = health.providers.map((provider) => provider.coveredAt);
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map((at) => at ?? 0));
}

/** How current what is shown of a run is, in words; `asOf` is said beside it. */
export function freshnessWord({ asOf, stale, failing }: Freshness): string | null {
  if (failing) return 'its provider is not answering';
  if (asOf === null) return 'its provider has not spoken of it yet';
  return stale ? 'it may have moved on since' : null;
}
