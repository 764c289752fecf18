import { confirm } from '../confirm.ts';
import { element, focusOnLoad } from '../element.ts';
import { type Fields, matching, number, string } from '../shape.ts';
import { plainText } from '../text.ts';

const picker: Fields = { confirm, focus_on_load: focusOnLoad };
const placeholder = plainText(150);
const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date such as 2030-01-31');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 23:59');

/** Dates and times. */
export const pickers: Fields = {
  datepicker: element({}, { ...picker, placeholder, initial_date: date }),
  timepicker: element({}, { ...picker, placeholder, initial_time: time, timezone: string() }),
  datetimepicker: element({}, { ...picker, initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999 }) }),
};
