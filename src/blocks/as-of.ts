import type { Freshness, Health, ProviderHealth } from '../domain/health.ts';
import { inline, slackTime } from './text.ts';

const POLLS_UNTIL_STALE = 3;

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
  return `As of ${slackTime(Math.min(...providers.map((provider) => provider.coveredAt ?? 0)))}`;
}

/** What is known of a provider's runs, and since when not. mrkdwn. */
export function providerAsOf(provider: ProviderHealth): string {
  const name = inline(provider.name, 40);
  const known = provider.coveredAt === null ? 'nothing is known yet' : `known as of ${slackTime(provider.coveredAt)}`;
  if (provider.failingSince === null) return `${name}: ${known}`;
  return `${name} has not been answering since ${slackTime(provider.failingSince)}: ${known}`;
}

/** Whether it does not answer at the moment. */
export function isFailing(provider: ProviderHealth): boolean {
  return provider.failingSince !== null;
}

/** Whether its runs were last known longer ago than three polling periods. */
export function isStale(provider: ProviderHealth, pollSeconds: number, now: number): boolean {
  return provider.coveredAt === null || now - provider.coveredAt > POLLS_UNTIL_STALE * pollSeconds * 1000;
}
