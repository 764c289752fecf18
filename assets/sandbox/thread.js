import { createComposer } from './composer.js';
import { byId, el } from './dom.js';
import { conversationName } from './header.js';
import { icon } from './icon.js';
import { createMessageList } from './message-list.js';
import { goTo } from './route.js';
import { send } from './send.js';
/** @import { Api } from './api.js' */
/** @import { Conversation } from './conversation.js' */
/** @import { Names } from './names.js' */
/** @import { Store } from './store.js' */

/** The open thread, beside the channel or, on a phone, over it. @param {{ store: Store, api: Api, names: Names, conversation: Conversation }} around */
export function drawThread({ store, api, names, conversation }) {
  const root = byId('thread');
  const { shortcuts } = store.get().workspace;
  const where = el('span', { class: 'quiet' });
  const scroller = el('div', {
    class: 'messages',
    role: 'log',
    'aria-label': 'Messages in this thread',
    tabindex: '0',
  });
  const composer = createComposer({
    store,
    id: 'thread-composer',
    label: 'Reply in this thread',
    send: (text) => {
      list.toEnd();
      return send(store, api, text, store.get().place.thread);
    },
  });
  const close = el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': 'Close thread', onclick: leave },
    icon('close'),
  );
  const title = el('div', { class: 'header-words' }, el('h2', {}, 'Thread'), where);
  root.append(
    el('header', { class: 'header' }, title, close),
    scroller,
    el('div', { class: 'compose' }, composer.root),
  );
  const list = createMessageList(scroller, {
    api,
    names,
    shortcuts,
    openThread: null,
    dismiss: (ts) => conversation.dismiss(ts),
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave();
  });

  /** @type {string | null} */
  let shown = null;
  store.watch(['replies', 'place'], (state) => {
    const { channel, thread } = state.place;
    root.hidden = thread === null;
    byId('workspace').classList.toggle('thread-shown', thread !== null);
    where.textContent = conversationName(state);
    if (channel !== null && thread !== null) list.draw(channel, state.replies);
    if (thread !== null && thread !== shown) composer.focus();
    shown = thread;
  });

  function leave() {
    const { channel, thread } = store.get().place;
    if (channel === null) return;
    goTo({ channel, thread: null });
    const opener = document.querySelector(`[data-open-thread="${thread}"]`);
    if (opener instanceof HTMLElement) opener.focus();
  }
}
