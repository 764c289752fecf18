import { byId, el } from './dom.js';
import { icon } from './icon.js';

const lifetime = 8000;

/** Says a short sentence in the corner; it leaves by itself, or when dismissed. @param {string} text */
export function notice(text) {
  const note = el(
    'div',
    { class: 'notice' },
    icon('info'),
    el('span', { class: 'notice-text' }, text),
    el(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': 'Dismiss', onclick: () => note.remove() },
      icon('close'),
    ),
  );
  const region = byId('notices');
  region.append(note);
  // Shown anew, it lies over a dialog that was opened since.
  region.hidePopover();
  region.showPopover();
  setTimeout(() => note.remove(), lifetime);
}
