/** Calls a minute by Slack's tiers; a method that is not listed is of tier 3. */
const TIERS = { tier1: 10, tier2: 20, tier3: 50, tier4: 100, special: 600 } as const;

const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'apps.connections.open': 'tier1',
  'conversations.list': 'tier2',
  'users.list': 'tier2',
  'usergroups.list': 'tier2',
  'usergroups.users.list': 'tier2',
  'reactions.remove': 'tier2',
  'chat.postEphemeral': 'tier4',
  'views.open': 'tier4',
  'views.push': 'tier4',
  'views.update': 'tier4',
  'views.publish': 'tier4',
  'files.getUploadURLExternal': 'tier4',
  'files.completeUploadExternal': 'tier4',
  'files.info': 'tier4',
  'conversations.members': 'tier4',
  'users.info': 'tier4',
  'chat.postMessage': 'special',
  'chat.getPermalink': 'special',
  'auth.test': 'special',
};

/** One message a second into each channel, three at once after a silence. */
const CHANNEL = { burst: 3, perMinute: 60 } as const;

interface Need {
  readonly key: string;
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Slack's rate limits: a bucket for each method, and one for each channel that is posted to. */
export class Limits {
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes one call; null if it may go, or the whole seconds to wait. */
  take(method: string, channel: string | null): number | null {
    const perMinute = TIERS[TIER_OF[method] ?? 'tier3'];
    const needed: Need[] = [{ key: method, burst: perMinute, perMinute }];
    if (method === 'chat.postMessage' && channel !== null) needed.push({ key: `channel ${channel}`, ...CHANNEL });
    const buckets = needed.map((need) => ({ ...need, bucket: this.#filled(need.key, need.burst, need.perMinute) }));
    const empty = buckets.find(({ bucket }) => bucket.tokens < 1);
    if (empty !== undefined) return Math.max(1, Math.ceil(((1 - empty.bucket.tokens) * 60) / empty.perMinute));
    for (const { bucket } of buckets) bucket.tokens -= 1;
    return null;
  }

  #filled(key: string, burst: number, perMinute: number): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * perMinute) / 60_000);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
