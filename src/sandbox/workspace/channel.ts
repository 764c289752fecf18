import type { SandboxChannel } from '../options.ts';
import { remember } from './bounded.ts';
import type { Message } from './message.ts';

const KEPT_MESSAGES = 2000;

/** A channel, or the direct conversation of one person with the bot. */
export class Channel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** The person whose direct conversation this is, or null for a channel. */
  readonly person: string | null;
  botIsMember: boolean;
  readonly #messages = new Map<string, Message>();

  constructor(given: SandboxChannel, person: string | null) {
    this.id = given.id;
    this.name = given.name;
    this.topic = given.topic;
    this.isPrivate = given.private ?? false;
    this.isArchived = given.archived ?? false;
    this.person = person;
    this.botIsMember = given.botIsMember ?? true;
  }

  /** Writes a message down, new or changed. */
  put(message: Message): void {
    remember(this.#messages, message.ts, message, KEPT_MESSAGES);
  }

  get(ts: string): Message | null {
    return this.#messages.get(ts) ?? null;
  }

  remove(ts: string): void {
    this.#messages.delete(ts);
  }

  /** Everything, oldest first. */
  all(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** The answers in a thread that everyone sees, oldest first. */
  replies(threadTs: string): readonly Message[] {
    return this.all().filter((message) => message.threadTs === threadTs && message.onlyFor === null);
  }

  /** `im`, `channel` or `group`, in the words of Slack's events. */
  get kind(): 'im' | 'channel' | 'group' {
    if (this.person !== null) return 'im';
    return this.isPrivate ? 'group' : 'channel';
  }
}

/** The direct conversation of a person with the bot. */
export function directChannel(user: string): Channel {
  return new Channel({ id: `D${user.slice(1)}`, name: 'directmessage', topic: '' }, user);
}
