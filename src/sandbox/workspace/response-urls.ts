import { remember } from './bounded.ts';

const LIFETIME_MS = 30 * 60_000;
const MOST_USES = 5;
const KEPT_URLS = 10_000;

/** What a response_url belongs to. */
export interface ResponseTarget {
  readonly channel: string;
  readonly user: string;
  /** The message that `replace_original` and `delete_original` mean, or null while there is none. */
  messageTs: string | null;
}

interface ResponseUrl {
  readonly target: ResponseTarget;
  readonly expiresAt: number;
  uses: number;
}

export type Used = { readonly target: ResponseTarget } | { readonly error: 'used_url' | 'expired_url' };

/** Addresses that a bot may answer to five times within thirty minutes. */
export class ResponseUrls {
  readonly #known = new Map<string, ResponseUrl>();
  readonly #now: () => number;
  readonly #id: () => string;
  readonly #origin: () => string;

  constructor(now: () => number, id: () => string, origin: () => string) {
    this.#now = now;
    this.#id = id;
    this.#origin = origin;
  }

  /** A new address for answers to this target. */
  issue(target: ResponseTarget): string {
    const secret = this.#id();
    remember(this.#known, secret, { target, expiresAt: this.#now() + LIFETIME_MS, uses: 0 }, KEPT_URLS);
    return `${this.#origin()}/response/${secret}`;
  }

  /** Counts one use; an address that is not known has expired as far as anyone can tell. */
  use(secret: string): Used {
    const known = this.#known.get(secret);
    if (known === undefined || this.#now() > known.expiresAt) return { error: 'expired_url' };
    if (known.uses >= MOST_USES) return { error: 'used_url' };
    known.uses += 1;
    return { target: known.target };
  }
}
