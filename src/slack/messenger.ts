import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/message.ts';
import { AppError } from '../domain/errors.ts';
import type { MessagePlace } from '../domain/requests.ts';
import type { Governor } from './governor.ts';
import type { Log } from './log.ts';
import { asAppError, slackWord } from './slack-error.ts';

const EVENT_TYPE = 'runtower';
/** The history comes newest first, a thread oldest first: of a thread as much as one answer holds. */
const LOOK_BACK = { history: 100, thread: 999 };
/** Slack refuses the drawing, not the news. */
const BLOCKS_REFUSED = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'];
const LONGEST_TEXT = 3_000;

/** Posts, updates and finds messages, no faster than the governor lets it. See notify/messenger.ts for what it promises. */
export function createMessenger(client: WebClient, governor: Governor, log: Log, botId: () => string | null) {
  return {
    async post(to: { readonly channel: string; readonly threadTs: string | null }, message: Message, id: string) {
      const call = { method: 'chat.postMessage', channel: to.channel };
      const base = {
        channel: to.channel,
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: EVENT_TYPE, event_payload: { id } },
        ...(to.threadTs === null ? {} : { thread_ts: to.threadTs }),
      };
      const sent = await withFallback(message, log, (content) =>
        governor.run(call, () => calling(client.chat.postMessage({ ...base, ...content }))),
      );
      if (sent.ts === undefined) throw new AppError('unclear', 'Slack took a message and did not say which it became.');
      return { channel: sent.channel ?? to.channel, ts: sent.ts };
    },

    async update(channel: string, ts: string, message: Message): Promise<void> {
      const call = { method: 'chat.update', channel: null, subject: `${channel} ${ts}` };
      await withFallback(message, log, (content) =>
        governor.run(call, () => calling(client.chat.update({ channel, ts, ...content }))),
      );
    },

    async react({ channel, ts }: MessagePlace, emoji: string): Promise<void> {
      const call = { method: 'reactions.add', channel: null };
      const sign = { channel, timestamp: ts, name: emoji };
      await unless('already_reacted', () => governor.run(call, () => calling(client.reactions.add(sign))));
    },

    async unreact({ channel, ts }: MessagePlace, emoji: string): Promise<void> {
      const call = { method: 'reactions.remove', channel: null };
      const sign = { channel, timestamp: ts, name: emoji };
      await unless('no_reaction', () => governor.run(call, () => calling(client.reactions.remove(sign))));
    },

    async direct(user: string): Promise<string> {
      const call = { method: 'conversations.open', channel: null };
      const { channel } = await governor.run(call, () => calling(client.conversations.open({ users: user })));
      return channel?.id ?? user;
    },

    async find(channel: string, threadTs: string | null, id: string): Promise<string | null> {
      const common = { channel, include_all_metadata: true };
      const history = (): Promise<{ messages?: Found[] }> =>
        threadTs === null
          ? calling(client.conversations.history({ ...common, limit: LOOK_BACK.history }))
          : calling(client.conversations.replies({ ...common, ts: threadTs, limit: LOOK_BACK.thread }));
      const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
      // Many looks into one place are one look.
      const call = { method, channel: null, subject: `${method} ${channel} ${threadTs}` };
      const { messages = [] } = await governor.run(call, () => history().catch(refuseReading));
      return messages.find((message) => isOurs(message, id, botId()))?.ts ?? null;
    },
  };
}

/** Sends the drawing; where Slack refuses it, the text alone, once. */
async function withFallback<T>(message: Message, log: Log, send: (content: Content) => Promise<T>): Promise<T> {
  try {
    return await send({ text: message.text, blocks: [...message.blocks] });
  } catch (error) {
    const word = slackWord(error);
    if (word === null || !BLOCKS_REFUSED.includes(word)) throw error;
    log.error({ err: error, slack: word }, 'Slack refused the blocks of a message; its text is sent alone');
    return send({ text: message.text.slice(0, LONGEST_TEXT), blocks: [] });
  }
}

/** Does it; Slack's word for "it is so already" is no failure. */
async function unless(word: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (slackWord(error) !== word) throw error;
  }
}

/** A message of the history, as far as it matters here. */
interface Found {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

interface Content {
  readonly text: string;
  readonly blocks: Message['blocks'][number][];
}

/** What Slack says where this app may not read a history at all. */
const UNREADABLE = ['missing_scope', 'not_allowed_token_type', 'no_permission'];

function refuseReading(error: unknown): never {
  if (!UNREADABLE.includes(slackWord(error) ?? '')) throw error;
  throw new AppError('forbidden', 'Slack does not let us read what was said there.', { cause: error });
}

async function calling<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw asAppError(error);
  }
}

function isOurs(message: Found, id: string, botId: string | null): boolean {
  const { event_type, event_payload } = message.metadata ?? {};
  const ours = botId === null || message.bot_id === botId;
  return (
    ours && event_type === EVENT_TYPE && event_payload !== undefined && 'id' in event_payload && event_payload.id === id
  );
}
