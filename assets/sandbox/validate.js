/** @import { InputBlock } from '@slack/types' */
/** @import { FieldState } from './wire.js' */

/** What is wrong with what was entered into a field, in a sentence; null when nothing is. @param {InputBlock} block @param {FieldState | undefined} state */
export function problemOf({ element, optional }, state) {
  if (state === undefined || isEmpty(state))
    return optional || element.type === 'file_input' ? null : 'This field is required.';
  const value = state.value ?? '';
  switch (element.type) {
    case 'plain_text_input':
      return tooShort(value, element.min_length ?? 0);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : 'Enter an e-mail address, such as ana@example.com.';
    case 'url_text_input':
      return URL.canParse(value) ? null : 'Enter a whole address, such as https://example.com.';
    case 'number_input':
      return notNumber(value, element);
    default:
      return null;
  }
}

/** @param {FieldState} state */
function isEmpty({ type: _, ...held }) {
  return Object.values(held).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

/** @param {string} value @param {number} least */
function tooShort(value, least) {
  return value.length >= least ? null : `Enter at least ${least} characters.`;
}

/** @param {string} value @param {{ is_decimal_allowed: boolean, min_value?: string, max_value?: string }} element */
function notNumber(value, { is_decimal_allowed: decimal, min_value: least, max_value: most }) {
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Enter a number.';
  if (!decimal && !Number.isInteger(number)) return 'Enter a whole number.';
  if (least !== undefined && number < Number(least)) return `Enter ${least} or more.`;
  return most !== undefined && number > Number(most) ? `Enter ${most} or less.` : null;
}
