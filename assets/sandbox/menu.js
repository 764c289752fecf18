import { el } from './dom.js';
import { openPopover } from './popover.js';

/**
 * @typedef {{ text: string, description?: string | null, hooks?: Record<string, string | null>, pick: () => void }} MenuItem
 */

/** Opens a menu under its button; the arrow keys walk through it. @param {HTMLElement} trigger @param {string} label @param {readonly MenuItem[]} items */
export function openMenu(trigger, label, items) {
  const nodes = items.map((item) => {
    const description = item.description ? el('span', { class: 'option-description' }, item.description) : null;
    const attributes = { class: 'menu-item', type: 'button', role: 'menuitem', tabindex: '-1', ...item.hooks };
    const node = el('button', attributes, el('span', {}, item.text), description);
    node.addEventListener('click', () => {
      close();
      item.pick();
    });
    return node;
  });
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label }, ...nodes);
  menu.addEventListener('keydown', (event) => move(event, nodes));
  const close = openPopover(trigger, menu);
  nodes[0]?.focus();
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} nodes */
function move(event, nodes) {
  const at = nodes.findIndex((node) => node.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  nodes.at(to % nodes.length)?.focus();
}
