import { el } from '../dom.js';
import { plainText } from '../text/text-object.js';
import { fromWallClock, toWallClock } from '../text/time.js';
import { controlAttributes, dispatch } from './dispatch.js';
/** @import { Datepicker, DateTimepicker, Timepicker } from '@slack/types' */
/** @import { FieldState } from '../wire.js' */
/** @import { Slot } from './dispatch.js' */

/** A day, as `YYYY-MM-DD`. @param {Datepicker} element @param {Slot} slot */
export function datePicker(element, slot) {
  const { type } = element;
  return picker(
    element,
    slot,
    'date',
    { type, selected_date: element.initial_date ?? null },
    {
      shown: (state) => state.selected_date ?? '',
      entered: (text) => ({ type, selected_date: text || null }),
    },
  );
}

/** A time of day, as `HH:mm`. @param {Timepicker} element @param {Slot} slot */
export function timePicker(element, slot) {
  const { type } = element;
  return picker(
    element,
    slot,
    'time',
    { type, selected_time: element.initial_time ?? null },
    {
      shown: (state) => state.selected_time ?? '',
      entered: (text) => ({ type, selected_time: text || null }),
    },
  );
}

/** A moment, in seconds since 1970; shown in the person's own zone. @param {DateTimepicker} element @param {Slot} slot */
export function dateTimePicker(element, slot) {
  const { type } = element;
  const { zone } = slot.surface.names;
  return picker(
    element,
    slot,
    'datetime-local',
    { type, selected_date_time: element.initial_date_time ?? null },
    {
      shown: ({ selected_date_time: seconds }) => (typeof seconds === 'number' ? toWallClock(seconds, zone) : ''),
      entered: (text) => ({ type, selected_date_time: text ? fromWallClock(text, zone) : null }),
    },
  );
}

/**
 * @param {Datepicker | Timepicker | DateTimepicker} element
 * @param {Slot} slot
 * @param {'date' | 'time' | 'datetime-local'} type
 * @param {FieldState} initial
 * @param {{ shown: (state: FieldState) => string, entered: (text: string) => FieldState }} value
 */
function picker(element, slot, type, initial, { shown, entered }) {
  const field = slot.surface.fields.open(slot.blockId, element.action_id ?? '', initial);
  const words = 'placeholder' in element && element.placeholder ? plainText(element.placeholder) : names[type];
  const label = slot.labelId === null ? { 'aria-label': words } : {};
  const node = el('input', { ...controlAttributes(slot, element), ...label, class: 'text-input picker', type });
  node.value = shown(field.get());
  node.addEventListener('change', async () => {
    const before = field.get();
    field.set(entered(node.value));
    if (!slot.dispatches || (await dispatch(slot, element, field.get(), node))) return;
    field.set(before);
    node.value = shown(before);
  });
  return node;
}

const names = { date: 'Date', time: 'Time', 'datetime-local': 'Date and time' };
