/** How one provider is, as the last looks found it. */
export interface ProviderHealth {
  readonly name: string;
  /** When it last answered at all; null: never. */
  readonly answeredAt: number | null;
  /** Up to when all of its runs are known; null: never. */
  readonly coveredAt: number | null;
  /** Since when it has not been answering; null: it answers. */
  readonly failingSince: number | null;
  readonly error: string | null;
}

/** How many polling periods old something may be before it counts as stale. */
const POLLS_UNTIL_STALE = 3;

/** What counts as stale, in milliseconds. */
export function staleAfter(pollSeconds: number): number {
  return POLLS_UNTIL_STALE * pollSeconds * 1_000;
}

/** As of when a provider's list of runs is known: all of it, or its newest part where it cannot say more. Null: not yet. */
export function knownAt(provider: ProviderHealth): number | null {
  return provider.coveredAt ?? provider.answeredAt;
}

/** `failing` does not answer, `silent` has not been heard of for too long, `new` never has been. */
export function providerState(
  provider: ProviderHealth,
  pollSeconds: number,
  now: number,
): 'good' | 'failing' | 'silent' | 'new' {
  if (provider.failingSince !== null) return 'failing';
  const at = knownAt(provider);
  if (at === null) return 'new';
  return now - at > staleAfter(pollSeconds) ? 'silent' : 'good';
}

/** The state of the service itself. */
export interface Health {
  readonly now: number;
  readonly startedAt: number;
  readonly version: string;
  readonly providers: readonly ProviderHealth[];
  readonly slack: {
    readonly transport: 'http' | 'socket' | 'both';
    readonly connected: boolean;
    readonly error: string | null;
    /** How long the oldest waiting call to Slack has waited, in milliseconds. */
    readonly lag: number;
  };
  readonly database: { readonly engine: 'sqlite' | 'postgres'; readonly ok: boolean; readonly error: string | null };
  readonly outbox: {
    readonly due: number;
    readonly unknown: number;
    readonly dead: number;
    readonly oldestAt: number | null;
  };
  readonly pollSeconds: number;
}

/** When what we know of a run was last confirmed, and whether that is older than three polling periods. */
export interface Freshness {
  readonly asOf: number | null;
  readonly stale: boolean;
  /** The provider is not answering at the moment. */
  readonly failing: boolean;
}
