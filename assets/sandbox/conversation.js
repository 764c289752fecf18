import { sayTrouble } from './trouble.js';
/** @import { Api } from './api.js' */
/** @import { Place, Store } from './store.js' */
/** @import { Message } from './wire.js' */

/** @typedef {ReturnType<typeof createConversation>} Conversation */

/** Keeps the open channel and thread true: fetched on entering, then carried on by what the stream brings. @param {Store} store @param {Api} api */
export function createConversation(store, api) {
  /** What the stream brought while an answer was on its way; the answer may be older. @type {Message[]} */
  let arrived = [];

  /** @type {Set<string>} */
  const dismissed = new Set();
  const opened = Date.now() / 1000;
  /** When the newest message came that was counted as unread, by channel. @type {Map<string, number>} */
  const newest = new Map();

  /** Whether a message is new rather than changed. @param {string} channel @param {Message} message */
  function isNews(channel, message) {
    return !isReply(message) && Number(message.ts) > (newest.get(channel) ?? opened);
  }

  /** @param {(message: Message) => boolean} unwanted */
  function leaveOut(unwanted) {
    const { messages, replies } = store.get();
    const wanted = (/** @type {Message} */ message) => !unwanted(message);
    store.change({ messages: messages.filter(wanted), replies: replies.filter(wanted) });
  }

  async function refresh() {
    const { place } = store.get();
    if (place.channel === null) return;
    arrived = [];
    const both = [
      api.messages(place.channel),
      place.thread === null ? null : api.messages(place.channel, place.thread),
    ];
    // A server that is away is asked again when the stream has found it.
    const answers = await Promise.all(both).catch(() => null);
    if (answers === null || store.get().place !== place) return;
    const [channel, thread] = answers;
    countUnread(store, place.channel, () => 0);
    store.change({
      loading: false,
      messages: arrived.reduce(put, channel?.messages ?? []).filter((message) => !isReply(message)),
      replies: arrived.reduce(put, thread?.messages ?? []).filter((message) => isIn(message, place.thread)),
    });
    leaveOut(({ ts }) => dismissed.has(ts));
  }

  return {
    refresh,

    /** @param {Place} place */
    async enter(place) {
      const before = store.get();
      const same = before.place.channel === place.channel && before.place.thread === place.thread;
      if (same && !before.loading) return;
      const sameChannel = before.place.channel === place.channel;
      store.change({ place, replies: [], ...(sameChannel ? {} : { messages: [], loading: true }) });
      if (place.channel === null) sayTrouble(await api.home());
      else await refresh();
    },

    /** A message that is new or changed. @param {string} channel @param {Message} message */
    receive(channel, message) {
      const { place, messages, replies, workspace } = store.get();
      if (channel !== place.channel) {
        if (!isNews(channel, message)) return;
        newest.set(channel, Number(message.ts));
        if (message.user !== workspace.me.id) countUnread(store, channel, (unread) => unread + 1);
        return;
      }
      if (dismissed.has(message.ts)) return;
      arrived.push(message);
      if (!isReply(message)) store.change({ messages: put(messages, message) });
      if (isIn(message, place.thread)) store.change({ replies: put(replies, message) });
    },

    /** A message that is gone. @param {string} channel @param {string} ts */
    forget(channel, ts) {
      if (channel !== store.get().place.channel) return;
      arrived = arrived.filter((message) => message.ts !== ts);
      leaveOut((message) => message.ts === ts);
    },

    /** Hides a message that only this person sees, until the page is loaded again. @param {string} ts */
    dismiss(ts) {
      dismissed.add(ts);
      leaveOut((message) => message.ts === ts);
    },
  };
}

/** @param {Message} message */
function isReply({ ts, thread_ts }) {
  return thread_ts !== undefined && thread_ts !== ts;
}

/** @param {Message} message @param {string | null} thread */
function isIn({ ts, thread_ts }, thread) {
  return thread !== null && (ts === thread || thread_ts === thread);
}

/** The list with this message in its place by time. @param {readonly Message[]} list @param {Message} message @returns {Message[]} */
function put(list, message) {
  const others = list.filter(({ ts }) => ts !== message.ts);
  const later = others.findIndex(({ ts }) => Number(ts) > Number(message.ts));
  return others.toSpliced(later < 0 ? others.length : later, 0, message);
}

/** @param {Store} store @param {string} id @param {(unread: number) => number} count */
function countUnread(store, id, count) {
  const { workspace } = store.get();
  const channels = workspace.channels.map((one) => (one.id === id ? { ...one, unread: count(one.unread) } : one));
  const ims = workspace.ims.map((one) => (one.id === id ? { ...one, unread: count(one.unread) } : one));
  store.change({ workspace: { ...workspace, channels, ims } });
}
