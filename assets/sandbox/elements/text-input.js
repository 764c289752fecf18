import { el } from '../dom.js';
import { plainText } from '../text/text-object.js';
import { controlAttributes, dispatch } from './dispatch.js';

/** @import { EmailInput, NumberInput, PlainTextInput, RichTextBlock, RichTextInput, URLInput } from '@slack/types' */
/** @import { Slot } from './dispatch.js' */

/** @typedef {PlainTextInput | EmailInput | URLInput | NumberInput} TextInput */

const pause = 300;

/** One line or several, an address, or a number. An empty one is null, as with Slack. @param {TextInput} element @param {Slot} slot */
export function textInput(element, slot) {
  const multiline = element.type === 'plain_text_input' && element.multiline;
  const node = el(multiline ? 'textarea' : 'input', {
    ...controlAttributes(slot, element),
    class: 'text-input',
    placeholder: element.placeholder ? plainText(element.placeholder) : null,
    ...(multiline ? { rows: 4 } : { autocomplete: 'off', inputmode: keyboards[element.type] }),
    ...lengths(element),
  });
  const initial = { type: element.type, value: element.initial_value || null };
  const field = slot.surface.fields.open(slot.blockId, element.action_id ?? '', initial);
  node.value = field.get().value ?? '';
  node.addEventListener('input', () => field.set({ type: element.type, value: node.value || null }));
  if (slot.dispatches) sendWhileTyping(node, element, () => dispatch(slot, element, field.get(), node));
  return node;
}

/** Rich text, entered here as plain lines. @param {RichTextInput} element @param {Slot} slot */
export function richTextInput(element, slot) {
  const placeholder = element.placeholder ? plainText(element.placeholder) : null;
  const rows = element.min_lines ?? 4;
  const node = el('textarea', { ...controlAttributes(slot, element), class: 'text-input', placeholder, rows });
  const field = slot.surface.fields.open(slot.blockId, element.action_id ?? '', {
    type: element.type,
    rich_text_value: element.initial_value ?? null,
  });
  node.value = wordsOf(field.get().rich_text_value ?? null);
  node.addEventListener('input', () => field.set({ type: element.type, rich_text_value: richText(node.value) }));
  if (slot.dispatches) node.addEventListener('change', () => dispatch(slot, element, field.get(), node));
  return node;
}

/** @type {Record<TextInput['type'], string>} */
const keyboards = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** @param {TextInput} element @returns {Record<string, number | null>} */
function lengths(element) {
  return element.type === 'plain_text_input' ? { maxlength: element.max_length ?? null } : {};
}

/** @param {HTMLInputElement | HTMLTextAreaElement} node @param {TextInput} element @param {() => void} send */
function sendWhileTyping(node, element, send) {
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  if (on.includes('on_character_entered')) {
    node.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(send, pause);
    });
  }
  if (!on.includes('on_enter_pressed')) return;
  node.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
}

/** @param {string} text @returns {RichTextBlock | null} */
function richText(text) {
  if (text === '') return null;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

/** @param {RichTextBlock | null} block */
function wordsOf(block) {
  const sections = (block?.elements ?? []).flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]));
  return sections
    .map(({ elements }) => elements.map((piece) => ('text' in piece ? piece.text : '')).join(''))
    .join('\n');
}
