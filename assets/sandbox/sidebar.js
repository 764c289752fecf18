import { avatar } from './avatar.js';
import { byId, el } from './dom.js';
import { keepFocus } from './focus.js';
import { icon } from './icon.js';
import { hashOf } from './route.js';
/** @import { State, Store } from './store.js' */

/** The list of conversations, who one acts as, and how the bot is connected. @param {Store} store */
export function drawSidebar(store) {
  const list = el('div', { class: 'sidebar-list' });
  byId('sidebar').replaceChildren(head(store.get()), list, foot(store.get()));
  store.watch(['workspace', 'place'], (state) => keepFocus(list, () => list.replaceChildren(...lists(state))));
}

/** @param {State} state */
function head({ workspace }) {
  const hint = el('span', { class: 'sidebar-kind' }, 'Embedded workspace');
  return el('div', { class: 'sidebar-head' }, el('span', { class: 'sidebar-team' }, workspace.team.name), hint);
}

/** @param {State} state */
function lists({ workspace, place }) {
  const { bot, channels, ims } = workspace;
  const home = entry(
    place.channel === null,
    hashOf({ channel: null, thread: null }),
    0,
    { 'data-home': true },
    icon('home'),
    'App Home',
  );
  return [
    section(
      'Channels',
      channels.map(({ id, name, unread, private: hidden }) =>
        entry(place.channel === id, `#${id}`, unread, { 'data-channel': id }, icon(hidden ? 'lock' : 'hash'), name),
      ),
    ),
    section(
      'Direct messages',
      ims.map(({ id, unread }) =>
        entry(
          place.channel === id,
          `#${id}`,
          unread,
          { 'data-channel': id },
          avatar(bot.userId, bot.name, true),
          bot.name,
        ),
      ),
    ),
    ...(workspace.hasHome ? [section('Apps', [home])] : []),
  ];
}

/** @param {string} title @param {HTMLElement[]} entries */
function section(title, entries) {
  return el('section', {}, el('h2', {}, title), el('ul', {}, ...entries));
}

/**
 * @param {boolean} current
 * @param {string} href
 * @param {number} unread
 * @param {Record<string, string | true>} hooks for the end-to-end tests
 * @param {Element} picture
 * @param {string} name
 */
function entry(current, href, unread, hooks, picture, name) {
  const mark =
    unread > 0
      ? el('span', { class: 'unread', 'aria-label': `${unread} unread` }, unread > 99 ? '99+' : String(unread))
      : null;
  const look = `sidebar-entry ${unread > 0 ? 'sidebar-entry-unread' : ''}`.trim();
  const label = el('span', { class: 'sidebar-name' }, name);
  return el(
    'li',
    {},
    el('a', { class: look, href, 'aria-current': current ? 'page' : null, ...hooks }, picture, label, mark),
  );
}

/** @param {State} state */
function foot({ workspace }) {
  const { me, users, bot, transport } = workspace;
  const people = users.filter(({ id }) => id !== bot.userId);
  const options = people.map(({ id, realName, name }) =>
    el('option', { value: id, selected: id === me.id }, realName || name),
  );
  const switcher = el('select', { id: 'acting-as', class: 'text-input' }, ...options);
  switcher.addEventListener('change', () => actAs(switcher.value));
  return el(
    'div',
    { class: 'sidebar-foot' },
    el('label', { for: 'acting-as' }, 'Acting as'),
    el('div', { class: 'acting-as' }, avatar(me.id, me.realName || me.name, false), switcher),
    el(
      'div',
      { class: 'sidebar-line' },
      el('span', {}, transport === 'socket' ? 'Socket Mode' : 'HTTP delivery'),
      el('a', { href: '/' }, 'Status page'),
    ),
  );
}

/** Loads the page anew, so that nothing of one person's view stays in the other's. @param {string} person */
function actAs(person) {
  const url = new URL(location.href);
  url.searchParams.set('as', person);
  location.assign(url);
}
