import { z } from 'zod';

/** Something that a person wrote where we can read it. */
export interface Heard {
  readonly channel: string;
  readonly ts: string;
  /** The thread it stands in; null: it stands on its own. */
  readonly threadTs: string | null;
  readonly user: string;
  /** As Slack sends it, with its escapes. */
  readonly text: string;
  /** In the conversation with us alone. */
  readonly direct: boolean;
}

const Event = z.object({
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  user: z.string().min(1),
  text: z.string().default(''),
  ts: z.string().min(1),
  thread_ts: z.string().optional(),
  channel: z.string().min(1),
  channel_type: z.string().optional(),
});

/** Reads an event about a message; null where no person has written one, such as for what apps write, edits and joins. */
export function readHeard(event: unknown): Heard | null {
  const read = Event.safeParse(event);
  if (!read.success) return null;
  const { user, text, ts, thread_ts: thread, channel, channel_type: kind } = read.data;
  return {
    channel,
    ts,
    threadTs: thread === undefined || thread === ts ? null : thread,
    user,
    text,
    direct: kind === 'im',
  };
}

/** Whether the text names this person. */
export function mentions(text: string, id: string): boolean {
  return new RegExp(`<@${id}(\\|[^>]*)?>`).test(text);
}

/** Whether the text names anybody but this one: a person, a group or everybody. */
export function mentionsOthers(text: string, id: string): boolean {
  return [...text.matchAll(/<@([A-Z0-9]+)|<!(?:subteam|here|channel|everyone)/g)].some(([, named]) => named !== id);
}

/** The text without the names of this one. */
export function withoutMentions(text: string, id: string): string {
  return text.replace(new RegExp(`[ \\t]*<@${id}(\\|[^>]*)?>[:,]?[ \\t]*`, 'g'), ' ').trim();
}

/** Whether people speak among themselves: `(aside)` or `!aside` at the beginning. */
export function isAside(text: string): boolean {
  return /^\s*(\(aside\)|!aside\b)/i.test(text);
}
