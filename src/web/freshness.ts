import { type Freshness, type Health, knownAt, providerState } from '../domain/health.ts';
import { moment } from './words.ts';

/** A sentence for each provider whose runs are not known as of now. */
export function warnings(health: Health, zone: string): string[] {
  const at = (time: number) => moment(time, health.now, zone);
  return health.providers.flatMap((provider) => {
    const { name, failingSince } = provider;
    const since = knownAt(provider);
    const known =
      since === null ? 'nothing is known of its runs yet' : `what you see of its runs is as of ${at(since)}`;
    const state = providerState(provider, health.pollSeconds, health.now);
    if (state === 'failing')
      return [`The provider ${name} has not been answering since ${at(failingSince ?? health.now)}; ${known}.`];
    return state === 'silent' ? [`The provider ${name} was last heard from some time ago; ${known}.`] : [];
  });
}

/** Up to when all runs are known: the oldest answer of all providers counts. Null: not yet. */
export function knownAsOf(health: Health): number | null {
  const times = health.providers.map(knownAt);
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map((at) => at ?? 0));
}

/** How current what is shown of a run is, in words; `asOf` is said beside it. */
export function freshnessWord({ asOf, stale, failing }: Freshness): string | null {
  if (failing) return 'its provider is not answering';
  if (asOf === null) return 'its provider has not spoken of it yet';
  return stale ? 'it may have moved on since' : null;
}
