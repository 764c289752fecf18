import { el } from '../dom.js';
import { link } from '../text/link.js';
import { plainText } from '../text/text-object.js';
import { controlAttributes, dispatch } from './dispatch.js';
/** @import { Button, WorkflowButton } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

/** A button; one with an address is a link that tells the bot as well. @param {Button} element @param {Slot} slot */
export function button(element, slot) {
  const look = `button ${element.style ? `button-${element.style}` : ''}`;
  const node = element.url
    ? link(element.url, plainText(element.text))
    : el('button', { type: 'button' }, plainText(element.text));
  node.className = look.trim();
  name(node, element, slot);
  node.addEventListener('click', () => {
    const value = element.value === undefined ? {} : { value: element.value };
    dispatch(slot, element, { type: 'button', text: element.text, ...value }, node);
  });
  return node;
}

/** A button that starts one of Slack's own workflows, which do not exist here. @param {WorkflowButton} element @param {Slot} slot */
export function workflowButton(element, slot) {
  const node = el('button', {
    class: 'button',
    type: 'button',
    disabled: true,
    title: 'Workflows are not part of this workspace',
  });
  node.append(plainText(element.text));
  name(node, element, slot);
  return node;
}

/** @param {HTMLElement} node @param {Button | WorkflowButton} element @param {Slot} slot */
function name(node, element, slot) {
  node.setAttribute('data-action-id', controlAttributes(slot, element)['data-action-id'] ?? '');
  if (element.accessibility_label) node.setAttribute('aria-label', element.accessibility_label);
}
