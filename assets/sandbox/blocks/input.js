import { el, freshId } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { plainText } from '../text/text-object.js';
/** @import { InputBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/**
 * An input block that stands on a form: what it is, and a way to say what is wrong with it (null: nothing).
 * @typedef {{ block: InputBlock, fail: (message: string | null) => void, focus: () => void }} Input
 */

/** A labelled field with its hint, and room for what is wrong. It reports itself to the surface. @param {InputBlock} block @param {Surface} surface */
export function input(block, surface) {
  const id = freshId('input');
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const blockId = block.block_id ?? '';
  const dispatches = block.dispatch_action ?? false;
  const control = drawElement(block.element, { surface, blockId, dispatches, labelId, controlId: id });
  const optional = block.optional ? el('span', { class: 'quiet' }, ' (optional)') : null;
  const hint = block.hint ? el('div', { class: 'hint', id: hintId }, plainText(block.hint)) : null;
  const error = el('div', { class: 'input-error', id: errorId, role: 'alert' });
  fail(null);
  surface.inputs.set(blockId, { block, fail, focus: () => (control.querySelector('input') ?? control).focus() });
  const label = el(
    'label',
    { class: 'input-label', id: labelId, for: control.id || null },
    plainText(block.label),
    optional,
  );
  return el('div', { class: 'input' }, label, control, error, hint);

  /** @param {string | null} message */
  function fail(message) {
    error.textContent = message ?? '';
    error.hidden = message === null;
    const described = [message === null ? '' : errorId, hint ? hintId : ''].join(' ').trim();
    const owner = control.matches('[role=group], button, p') ? null : String(message !== null);
    if (owner !== null) control.setAttribute('aria-invalid', owner);
    control.classList.toggle('invalid', message !== null);
    if (described) control.setAttribute('aria-describedby', described);
    else control.removeAttribute('aria-describedby');
  }
}
