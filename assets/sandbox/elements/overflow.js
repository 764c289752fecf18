import { el } from '../dom.js';
import { icon } from '../icon.js';
import { openMenu } from '../menu.js';
import { plainText } from '../text/text-object.js';
import { dispatch } from './dispatch.js';

/** @import { Overflow } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

const label = 'More actions';

/** Three dots that open a menu. @param {Overflow} element @param {Slot} slot */
export function overflow(element, slot) {
  const state = { 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': 'false' };
  const hook = { 'data-action-id': element.action_id ?? null };
  const trigger = el('button', { class: 'button button-square', type: 'button', ...state, ...hook }, icon('more'));
  trigger.addEventListener('click', () => openMenu(trigger, label, element.options.map(item)));
  return trigger;

  /** @param {Overflow['options'][number]} option */
  function item(option) {
    return {
      text: plainText(option.text),
      description: option.description ? plainText(option.description) : null,
      hooks: { 'data-value': option.value ?? null },
      pick() {
        if (option.url) window.open(option.url, '_blank', 'noopener');
        dispatch(slot, element, { type: 'overflow', selected_option: option }, trigger);
      },
    };
  }
}
