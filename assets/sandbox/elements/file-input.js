import { el } from '../dom.js';
/** @import { FileInput } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

/** Says that files cannot be handed in here. @param {FileInput} element @param {Slot} slot */
export function fileInput(element, slot) {
  slot.surface.fields.open(slot.blockId, element.action_id ?? '', { type: element.type, files: [] });
  return el(
    'p',
    { class: 'placeholder', 'data-action-id': element.action_id ?? null },
    'Uploading files is not supported here.',
  );
}
