import type { Message } from '../blocks/message.ts';
import type { MessagePlace } from '../domain/requests.ts';

/**
 * Slack as the outlets need it. Throws AppError: `rate_limited` (with retryAfter), `unavailable` (surely not delivered, try later),
 * `unclear` (may have been delivered), `not_found` (channel or message gone, bot not a member), `invalid` (refused for good).
 */
export interface Messenger {
  /** `id` goes into the message's metadata, so that an unclear send can be looked for. */
  post(
    to: { readonly channel: string; readonly threadTs: string | null },
    message: Message,
    id: string,
  ): Promise<{ readonly channel: string; readonly ts: string }>;
  update(channel: string, ts: string, message: Message): Promise<void>;
  /** Sets an emoji under a message, or leaves the one that we have set. */
  react(message: MessagePlace, emoji: string): Promise<void>;
  /** Takes our emoji away, if it is there. */
  unreact(message: MessagePlace, emoji: string): Promise<void>;
  /** The channel that is the conversation with this person. */
  direct(user: string): Promise<string>;
  /** The ts of a recent message with this id, or null if there is none; throws where history cannot be read. */
  find(channel: string, threadTs: string | null, id: string): Promise<string | null>;
}
