import { el, freshId } from '../dom.js';
import { plainText, textNodes } from '../text/text-object.js';
import { dispatch } from './dispatch.js';
/** @import { Checkboxes, Option, RadioButtons } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

/** Boxes to tick, any number of them. @param {Checkboxes} element @param {Slot} slot */
export function checkboxes(element, slot) {
  const initial = { type: element.type, selected_options: element.initial_options ?? [] };
  const field = slot.surface.fields.open(slot.blockId, element.action_id ?? '', initial);
  const chosen = () => field.get().selected_options ?? [];
  const rows = element.options.map((option) =>
    row('checkbox', option, chosen().some(same(option)), slot, (ticked) => {
      const others = chosen().filter((other) => !same(option)(other));
      // In the order of the options, whatever the order of the clicks.
      const wanted = ticked ? [...others, option] : others;
      field.set({ type: element.type, selected_options: element.options.filter((each) => wanted.some(same(each))) });
      if (slot.dispatches) dispatch(slot, element, field.get(), group);
    }),
  );
  const group = groupOf('group', element.action_id, slot, rows);
  return group;
}

/** Choices of which one holds. @param {RadioButtons} element @param {Slot} slot */
export function radioButtons(element, slot) {
  const initial = { type: element.type, selected_option: element.initial_option ?? null };
  const field = slot.surface.fields.open(slot.blockId, element.action_id ?? '', initial);
  const name = freshId('radio');
  const rows = element.options.map((option) => {
    const chosen = field.get().selected_option;
    const node = row('radio', option, Boolean(chosen && same(option)(chosen)), slot, () => {
      field.set({ type: element.type, selected_option: option });
      if (slot.dispatches) dispatch(slot, element, field.get(), group);
    });
    node.querySelector('input')?.setAttribute('name', name);
    return node;
  });
  const group = groupOf('radiogroup', element.action_id, slot, rows);
  return group;
}

/** @param {string} role @param {string | undefined} actionId @param {Slot} slot @param {HTMLElement[]} rows */
function groupOf(role, actionId, slot, rows) {
  const name = slot.labelId === null ? { 'aria-label': 'Choices' } : { 'aria-labelledby': slot.labelId };
  return el('div', { class: 'choices', role, 'data-action-id': actionId ?? null, ...name }, ...rows);
}

/**
 * @param {'checkbox' | 'radio'} type
 * @param {Option} option
 * @param {boolean} checked
 * @param {Slot} slot
 * @param {(checked: boolean) => void} changed
 */
function row(type, option, checked, slot, changed) {
  const input = el('input', { type, checked, 'data-value': option.value ?? null, 'data-action-id': null });
  input.addEventListener('change', () => changed(input.checked));
  const description = option.description
    ? el('span', { class: 'option-description' }, plainText(option.description))
    : null;
  const words = el(
    'span',
    { class: 'choice-words' },
    el('span', {}, textNodes(option.text, slot.surface.names)),
    description,
  );
  return el('label', { class: 'choice' }, input, words);
}

/** @param {Option} option @returns {(other: Option) => boolean} */
function same(option) {
  return (other) => other.value === option.value;
}
