import { element, focusOnLoad } from '../element.ts';
import { type Rule, refuse } from '../problem.ts';
import { richText } from '../rich-text.ts';
import { boolean, byType, type Fields, isRecord, list, matching, number, object, oneOf, string } from '../shape.ts';
import { plainText } from '../text.ts';

const trigger = list(oneOf('on_enter_pressed', 'on_character_entered'));
const field: Fields = {
  placeholder: plainText(150),
  focus_on_load: focusOnLoad,
  dispatch_action_config: object({}, { trigger_actions_on: trigger }),
};
const typed: Fields = { ...field, initial_value: string({ min: 0, max: 3000 }) };
const numeral = matching(/^-?\d+(\.\d+)?$/, 'a number in a string');
const lines = number({ min: 1, max: 100 });

/** What is typed or uploaded. */
export const fields: Fields = {
  plain_text_input: element(
    {},
    {
      ...typed,
      multiline: boolean,
      min_length: number({ min: 0, max: 3000 }),
      max_length: number({ min: 1, max: 3000 }),
    },
    ordered('min_length', 'max_length'),
  ),
  email_text_input: element({}, typed),
  url_text_input: element({}, typed),
  number_input: element(
    { is_decimal_allowed: boolean },
    { ...field, initial_value: numeral, min_value: numeral, max_value: numeral },
    ordered('min_value', 'max_value'),
  ),
  rich_text_input: element(
    {},
    { ...field, initial_value: byType({ rich_text: richText }), min_lines: lines, max_lines: lines },
    ordered('min_lines', 'max_lines'),
  ),
  file_input: element({}, { filetypes: list(string()), max_files: number({ min: 1, max: 10 }) }),
};

function ordered(low: string, high: string): Rule {
  return (value, pointer, walk) => {
    if (isRecord(value) && Number(value[low]) > Number(value[high]))
      refuse(walk, `${pointer}/${low}`, `must not be more than ${high}`);
  };
}
