import { remember } from './bounded.ts';

const LIFETIME_MS = 3000;
const KEPT_TRIGGERS = 10_000;

interface Trigger {
  readonly user: string;
  /** The modal in which the person acted, or null. */
  readonly view: string | null;
  readonly issuedAt: number;
  used: boolean;
}

export type Redeemed = { readonly user: string; readonly view: string | null } | { readonly error: string };

/** Trigger ids: a bot may open one view with each, within three seconds. */
export class Triggers {
  readonly #known = new Map<string, Trigger>();
  readonly #now: () => number;
  readonly #id: () => string;

  constructor(now: () => number, id: () => string) {
    this.#now = now;
    this.#id = id;
  }

  issue(user: string, view: string | null = null): string {
    const trigger = `${this.#now()}.${this.#id()}`;
    remember(this.#known, trigger, { user, view, issuedAt: this.#now(), used: false }, KEPT_TRIGGERS);
    return trigger;
  }

  /** Whose trigger it is, or Slack's error: unknown, used before, or too old. */
  redeem(id: string): Redeemed {
    const trigger = this.#known.get(id);
    if (trigger === undefined) return { error: 'invalid_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    if (this.#now() - trigger.issuedAt > LIFETIME_MS) return { error: 'expired_trigger_id' };
    trigger.used = true;
    return { user: trigger.user, view: trigger.view };
  }
}
