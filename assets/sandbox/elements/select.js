import { el } from '../dom.js';
import { icon } from '../icon.js';
import { plainText } from '../text/text-object.js';
import { controlAttributes, dispatch } from './dispatch.js';
import { openListbox } from './listbox.js';
import { chosenOptions, chosenValues, initialState, selectKinds } from './select-kinds.js';
import { choicesOf } from './select-source.js';
/** @import { MultiSelect, Select } from '@slack/types' */
/** @import { FieldState } from '../wire.js' */
/** @import { Slot } from './dispatch.js' */
/** @import { Choice } from './listbox.js' */

/** A menu of any kind. One that takes several tells the bot when it closes. @param {Select | MultiSelect} element @param {Slot} slot */
export function select(element, slot) {
  const kind = selectKinds[element.type];
  const field = slot.surface.fields.open(
    slot.blockId,
    element.action_id ?? '',
    initialState(element, slot.surface.channel),
  );
  const placeholder = element.placeholder
    ? plainText(element.placeholder)
    : kind.multiple
      ? 'Choose some'
      : 'Choose one';
  const value = el('span', { class: 'select-value', id: slot.controlId === null ? null : `${slot.controlId}-value` });
  const trigger = el(
    'button',
    {
      ...controlAttributes(slot, element),
      class: 'select',
      type: 'button',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-labelledby': slot.labelId === null ? null : `${slot.labelId} ${value.id}`,
    },
    value,
    icon('down'),
  );
  show();

  trigger.addEventListener('click', () => {
    const before = field.get();
    openListbox(trigger, {
      label: placeholder,
      multiple: kind.multiple,
      load: choicesOf(element, slot),
      isChosen: (choice) => chosenValues(field.get(), kind).includes(choice.value),
      pick: (choice) => {
        field.set(picked(field.get(), choice));
        show();
        if (!kind.multiple) tell(before);
      },
      closed: () => {
        if (kind.multiple && field.get() !== before) tell(before);
      },
    });
  });
  return trigger;

  function show() {
    const words = chosenWords(field.get(), element, slot);
    value.textContent = words.length === 0 ? placeholder : words.join(', ');
    trigger.classList.toggle('select-empty', words.length === 0);
  }

  /** @param {FieldState} before */
  async function tell(before) {
    if (!slot.dispatches || (await dispatch(slot, element, field.get(), trigger))) return;
    field.set(before);
    show();
  }

  /** @param {FieldState} state @param {Choice} choice @returns {FieldState} */
  function picked(state, choice) {
    const kept = kind.ids ? choice.value : choice.option;
    if (!kind.multiple) return { type: element.type, [kind.key]: kept };
    const held = /** @type {(typeof kept)[]} */ ([state[kind.key] ?? []].flat());
    const values = chosenValues(state, kind);
    if (values.includes(choice.value)) {
      return { type: element.type, [kind.key]: held.filter((_, at) => values[at] !== choice.value) };
    }
    const most = 'max_selected_items' in element ? (element.max_selected_items ?? Infinity) : Infinity;
    return held.length >= most ? state : { type: element.type, [kind.key]: [...held, kept] };
  }
}

/** @param {FieldState} state @param {Select | MultiSelect} element @param {Slot} slot */
function chosenWords(state, element, slot) {
  const kind = selectKinds[element.type];
  if (!kind.ids) return chosenOptions(state).map((option) => plainText(option.text));
  const { names } = slot.surface;
  const isPerson = element.type === 'users_select' || element.type === 'multi_users_select';
  return chosenValues(state, kind).map((id) => (isPerson ? names.person(id) : `#${names.channel(id)}`));
}
