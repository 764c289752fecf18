import { createComposer } from './composer.js';
import { byId, el } from './dom.js';
import { conversationName } from './header.js';
import { createMessageList } from './message-list.js';
import { goTo } from './route.js';
import { send } from './send.js';
import { shortcutButton } from './shortcuts.js';
/** @import { Api } from './api.js' */
/** @import { Conversation } from './conversation.js' */
/** @import { Names } from './names.js' */
/** @import { State, Store } from './store.js' */

/** The open channel: its messages and the composer under them. @param {{ store: Store, api: Api, names: Names, conversation: Conversation }} around */
export function drawChannel({ store, api, names, conversation }) {
  const { shortcuts } = store.get().workspace;
  const scroller = byId('messages');
  // A list that scrolls must be reachable by keyboard.
  scroller.tabIndex = 0;
  const newer = byId('newer');
  const list = createMessageList(scroller, {
    api,
    names,
    shortcuts,
    openThread: (thread) => {
      const { channel } = store.get().place;
      if (channel !== null) goTo({ channel, thread });
    },
    dismiss: (ts) => conversation.dismiss(ts),
    unseen: (some) => {
      newer.hidden = !some;
    },
  });
  const composer = createComposer({
    store,
    id: 'composer',
    label: 'Message',
    tools: shortcutButton(api, shortcuts, null),
    send: (text) => {
      list.toEnd();
      return send(store, api, text, null);
    },
  });
  byId('compose').append(composer.root);
  newer.addEventListener('click', () => list.toEnd());
  store.watch(['messages', 'place', 'loading'], (state) => {
    const { channel } = state.place;
    for (const part of [scroller, byId('compose')]) part.hidden = channel === null;
    if (channel === null) return;
    scroller.setAttribute('aria-label', `Messages in ${conversationName(state)}`);
    if (state.messages.length > 0) list.draw(channel, state.messages);
    else scroller.replaceChildren(state.loading ? '' : beginning(state));
  });
  keepDrafts(store, composer);
  store.watch(['place'], () => list.toEnd());
}

/** Each conversation keeps what was begun in it. @param {Store} store @param {import('./composer.js').Composer} composer */
function keepDrafts(store, composer) {
  /** @type {Map<string, string>} */
  const drafts = new Map();
  let { channel } = store.get().place;
  store.watch(['place'], (state) => {
    if (channel !== null) drafts.set(channel, composer.text());
    const moved = channel !== state.place.channel;
    channel = state.place.channel;
    if (channel === null) return;
    composer.reset(drafts.get(channel) ?? '', `Message ${conversationName(state)}`);
    if (moved && matchMedia('(hover: hover)').matches) composer.focus();
  });
}

/** @param {State} state */
function beginning(state) {
  const command = state.workspace.commands[0]?.command;
  const hint = command ? `Type ${command} to talk to ${state.workspace.bot.name}.` : 'Say something.';
  return el(
    'div',
    { class: 'empty' },
    el('h2', {}, `This is ${conversationName(state)}`),
    el('p', {}, `Nothing was said here yet. ${hint}`),
  );
}
