import { el } from './dom.js';
import { icon } from './icon.js';
import { openMenu } from './menu.js';
import { sayTrouble } from './trouble.js';
/** @import { Api } from './api.js' */
/** @import { Shortcut } from './wire.js' */

/**
 * A button that opens the bot's shortcuts: those on a message, or those from anywhere. Null where there are none.
 * @param {Api} api
 * @param {readonly Shortcut[]} shortcuts
 * @param {{ channel: string, ts: string } | null} on
 */
export function shortcutButton(api, shortcuts, on) {
  const type = on === null ? 'global' : 'message';
  const items = shortcuts
    .filter((shortcut) => shortcut.type === type)
    .map(({ name, callback_id: id }) => ({
      text: name,
      hooks: { 'data-shortcut': id },
      pick: async () => sayTrouble(await api.shortcut(id, on)),
    }));
  if (items.length === 0) return null;
  const label = on === null ? 'Shortcuts' : 'More actions';
  const state = { 'aria-label': label, title: label, 'aria-haspopup': 'menu', 'aria-expanded': 'false' };
  const button = el(
    'button',
    { class: 'icon-button', type: 'button', 'data-shortcuts': type, ...state },
    icon(on === null ? 'bolt' : 'more'),
  );
  button.addEventListener('click', () => openMenu(button, label, items));
  return button;
}
