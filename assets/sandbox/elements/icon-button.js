import { el } from '../dom.js';
import { icon } from '../icon.js';
import { plainText } from '../text/text-object.js';
import { dispatch } from './dispatch.js';
/** @import { FeedbackButtons, IconButton } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

/** A small button with a picture; some are for certain people only. @param {IconButton} element @param {Slot} slot */
export function iconButton(element, slot) {
  const hidden = element.visible_to_user_ids && !element.visible_to_user_ids.includes(slot.surface.names.me);
  const label = element.accessibility_label ?? plainText(element.text);
  const node = small(element.action_id, label, element.icon === 'trash' ? 'trash' : 'more');
  node.hidden = Boolean(hidden);
  node.addEventListener('click', () => dispatch(slot, element, withValue('icon_button', element.value), node));
  return node;
}

/** A pair of thumbs. The one that was pressed stays marked. @param {FeedbackButtons} element @param {Slot} slot */
export function feedbackButtons(element, slot) {
  const pair = [
    { ...element.positive_button, picture: /** @type {const} */ ('thumbUp') },
    { ...element.negative_button, picture: /** @type {const} */ ('thumbDown') },
  ];
  const nodes = pair.map(({ text, accessibility_label, value, picture }) => {
    const node = small(element.action_id, accessibility_label ?? plainText(text), picture);
    node.setAttribute('aria-pressed', 'false');
    node.setAttribute('data-value', value);
    node.addEventListener('click', async () => {
      await dispatch(slot, element, withValue('feedback_buttons', value), node);
      for (const each of nodes) each.setAttribute('aria-pressed', String(each === node));
    });
    return node;
  });
  return el('span', { class: 'icon-buttons', role: 'group', 'aria-label': 'Feedback' }, ...nodes);
}

/** @param {string | undefined} actionId @param {string} label @param {import('../icon.js').IconName} picture */
function small(actionId, label, picture) {
  return el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': label, title: label, 'data-action-id': actionId ?? null },
    icon(picture),
  );
}

/** @param {string} type @param {string | undefined} value */
function withValue(type, value) {
  return value === undefined ? { type } : { type, value };
}
