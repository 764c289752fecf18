import type { HomeView, LinkUnfurls, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/message.ts';
import type { MessagePlace, Place } from '../domain/requests.ts';
import type { Governor } from './governor.ts';
import type { UserInfo } from './people.ts';
import { asAppError, slackWord } from './slack-error.ts';

/** Who we are in this workspace. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
}

/** The calls that a waiting person depends on. They never queue; all throw AppError. */
export interface Interactive {
  openForm(triggerId: string, view: ModalView): Promise<void>;
  /** Opens it on top of the one that is open. */
  pushForm(triggerId: string, view: ModalView): Promise<void>;
  changeForm(viewId: string, view: ModalView): Promise<void>;
  /** Puts up somebody's App Home in place of the one with this mark; gives the new one's. AppError('conflict'): another stands there. */
  publish(user: string, view: HomeView, hash: string | null): Promise<string | null>;
  /** Shows it to one person in a place where we are. */
  whisper(place: Place, user: string, message: Message): Promise<void>;
  /** Writes to one person directly. */
  write(user: string, message: Message): Promise<void>;
  /** The conversation with one person. */
  direct(user: string): Promise<string>;
  /** Sets an emoji under a message, once. */
  react(message: MessagePlace, emoji: string): Promise<void>;
  /** Shows something for addresses in a message, under it. */
  unfurl(message: MessagePlace, unfurls: LinkUnfurls): Promise<void>;
  /** The address of a message. */
  permalink(message: MessagePlace): Promise<string | null>;
  userInfo(id: string): Promise<UserInfo>;
  identify(): Promise<Identity>;
}

export function createInteractive(client: WebClient, governor: Governor): Interactive {
  return {
    async openForm(triggerId, view) {
      await urgent('views.open', () => client.views.open({ trigger_id: triggerId, view }));
    },

    async pushForm(triggerId, view) {
      await urgent('views.push', () => client.views.push({ trigger_id: triggerId, view }));
    },

    async changeForm(viewId, view) {
      await urgent('views.update', () => client.views.update({ view_id: viewId, view }));
    },

    async publish(user, view, hash) {
      const guard = hash === null ? {} : { hash };
      const answer = await urgent('views.publish', () => client.views.publish({ user_id: user, view, ...guard }));
      return answer.view?.hash ?? null;
    },

    async whisper({ channel, threadTs }, user, message) {
      const thread = threadTs === null ? {} : { thread_ts: threadTs };
      const content = { text: message.text, blocks: [...message.blocks] };
      await urgent('chat.postEphemeral', () => client.chat.postEphemeral({ channel, user, ...thread, ...content }));
    },

    async write(user, message) {
      const content = { text: message.text, blocks: [...message.blocks], unfurl_links: false, unfurl_media: false };
      await urgent('chat.postMessage', () => client.chat.postMessage({ channel: user, ...content }), user);
    },

    async direct(user) {
      const { channel } = await urgent('conversations.open', () => client.conversations.open({ users: user }));
      return channel?.id ?? user;
    },

    async react({ channel, ts }, emoji) {
      try {
        await urgent('reactions.add', () => client.reactions.add({ channel, timestamp: ts, name: emoji }));
      } catch (error) {
        if (slackWord(error) !== 'already_reacted') throw error;
      }
    },

    async unfurl({ channel, ts }, unfurls) {
      await urgent('chat.unfurl', () => client.chat.unfurl({ channel, ts, unfurls }));
    },

    async permalink({ channel, ts }) {
      const answer = await urgent('chat.getPermalink', () => client.chat.getPermalink({ channel, message_ts: ts }));
      return answer.permalink ?? null;
    },

    async userInfo(id) {
      const { user } = await urgent('users.info', () => client.users.info({ user: id }));
      const name = user?.profile?.display_name || user?.real_name || user?.name;
      return { name: name || null, zone: user?.tz ?? null };
    },

    async identify() {
      const answer = await urgent('auth.test', () => client.auth.test());
      return { botId: answer.bot_id ?? '', botUserId: answer.user_id ?? '', teamId: answer.team_id ?? '' };
    },
  };

  async function urgent<T>(method: string, send: () => Promise<T>, channel: string | null = null): Promise<T> {
    return governor.urgent({ method, channel }, async () => {
      try {
        return await send();
      } catch (error) {
        throw asAppError(error);
      }
    });
  }
}
