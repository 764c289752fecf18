import { type Freshness, type Health, knownAt, type ProviderHealth, providerState } from '../domain/health.ts';
import { inline, slackTime } from './text.ts';

/** When a run's provider last answered, and plainly so where that is too long ago. mrkdwn. */
export function runAsOf(provider: string, freshness: Freshness): string {
  const name = inline(provider, 40);
  if (freshness.asOf === null) {
    return freshness.failing ? `⚠️ ${name} is not answering` : `⚠️ ${name} has not spoken of this run yet`;
  }
  const at = slackTime(freshness.asOf);
  if (freshness.failing) return `⚠️ ${name} is not answering; this is as of ${at}`;
  return freshness.stale ? `⚠️ Last heard from ${name} ${at}; it may have moved on` : `As of ${at}`;
}

/** The same for a list of runs of all providers: the oldest answer counts. mrkdwn. */
export function listAsOf(health: Pick<Health, 'providers' | 'pollSeconds'>, now: number): string {
  const { providers } = health;
  if (providers.length === 0) return '⚠️ No provider is connected';
  const worries = providers.filter((provider) => isFailing(provider) || isStale(provider, health.pollSeconds, now));
  if (worries.length > 0)
    return worries
      .map((provider) => `⚠️ ${providerAsOf(provider)}`)
      .slice(0, 5)
      .join('\n');
  return `As of ${slackTime(Math.min(...providers.map((provider) => knownAt(provider) ?? 0)))}`;
}

/** What is known of a provider's runs, and since when not. mrkdwn. */
export function providerAsOf(provider: ProviderHealth): string {
  const name = inline(provider.name, 40);
  const since = knownAt(provider);
  const known = since === null ? 'nothing is known yet' : `runs known as of ${slackTime(since)}`;
  if (provider.failingSince === null) return `${name}: ${known}`;
  return `${name} has not been answering since ${slackTime(provider.failingSince)}; ${known}`;
}

/** Whether it does not answer at the moment. */
export function isFailing(provider: ProviderHealth): boolean {
  return provider.failingSince !== null;
}

/** Whether its runs were last known longer ago than three polling periods, or never. */
export function isStale(provider: ProviderHealth, pollSeconds: number, now: number): boolean {
  const state = providerState({ ...provider, failingSince: null }, pollSeconds, now);
  return state === 'silent' || state === 'new';
}
