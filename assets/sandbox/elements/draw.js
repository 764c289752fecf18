import { el } from '../dom.js';
import { button, workflowButton } from './button.js';
import { checkboxes, radioButtons } from './choices.js';
import { fileInput } from './file-input.js';
import { feedbackButtons, iconButton } from './icon-button.js';
import { image } from './image.js';
import { overflow } from './overflow.js';
import { datePicker, dateTimePicker, timePicker } from './pickers.js';
import { select } from './select.js';
import { selectKinds } from './select-kinds.js';
import { richTextInput, textInput } from './text-input.js';

/** @import { Slot } from './dispatch.js' */

/** @typedef {(element: never, slot: Slot) => HTMLElement} DrawElement */

/** @type {Record<string, DrawElement>} */
const elements = {
  button,
  workflow_button: workflowButton,
  icon_button: iconButton,
  feedback_buttons: feedbackButtons,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  rich_text_input: richTextInput,
  file_input: fileInput,
  image: (element, slot) => image(element, slot.surface),
  ...Object.fromEntries(Object.keys(selectKinds).map((type) => [type, select])),
};

/** The control for an element; an unknown type is named in grey. @param {{ type: string }} element @param {Slot} slot */
export function drawElement(element, slot) {
  const draw = elements[element.type];
  if (draw === undefined) return el('span', { class: 'placeholder' }, `Unknown element: ${element.type}`);
  // The table above pairs each type with the function that knows it.
  return draw(/** @type {never} */ (element), slot);
}
