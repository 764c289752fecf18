import { byId, el } from './dom.js';
import { icon } from './icon.js';
import { mrkdwn } from './text/mrkdwn.js';
/** @import { Names } from './names.js' */
/** @import { State, Store } from './store.js' */

/** The line over a conversation: its name and topic, and on a phone the way to the list. @param {Store} store @param {Names} names */
export function drawHeader(store, names) {
  const toggle = el(
    'button',
    {
      class: 'icon-button sidebar-toggle',
      type: 'button',
      'aria-label': 'Conversations',
      'aria-expanded': 'false',
      'aria-controls': 'sidebar',
    },
    icon('menu'),
  );
  const words = el('div', { class: 'header-words' });
  byId('header').append(toggle, words);
  toggle.addEventListener('click', () => showSidebar(toggle.getAttribute('aria-expanded') !== 'true'));
  byId('shade').addEventListener('click', () => showSidebar(false));
  byId('sidebar').addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) showSidebar(false);
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showSidebar(false);
  });
  store.watch(['place', 'workspace'], (state) => {
    const name = conversationName(state);
    words.replaceChildren(el('h1', {}, name), ...about(state, names));
    document.title = `${name} · ${state.workspace.team.name}`;
  });

  /** @param {boolean} shown */
  function showSidebar(shown) {
    toggle.setAttribute('aria-expanded', String(shown));
    byId('workspace').classList.toggle('sidebar-shown', shown);
  }
}

/** "#releases", or the bot's name. @param {State} state */
export function conversationName({ place, workspace }) {
  const channel = workspace.channels.find(({ id }) => id === place.channel);
  return channel ? `#${channel.name}` : workspace.bot.name;
}

/** @param {State} state @param {Names} names */
function about({ place, workspace }, names) {
  const channel = workspace.channels.find(({ id }) => id === place.channel);
  if (channel) return channel.topic === '' ? [] : [el('div', { class: 'topic' }, mrkdwn(channel.topic, names))];
  const im = workspace.ims[0];
  if (im === undefined || !workspace.hasHome) return [];
  return [
    el(
      'div',
      { class: 'tabs' },
      el('a', { href: '#home', 'aria-current': place.channel === null ? 'page' : null }, 'Home'),
      el('a', { href: `#${im.id}`, 'aria-current': place.channel === null ? null : 'page' }, 'Messages'),
    ),
  ];
}
