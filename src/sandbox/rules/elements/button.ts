import { confirm } from '../confirm.ts';
import { element } from '../element.ts';
import { type Fields, list, object, oneOf, string } from '../shape.ts';
import { plainText, url } from '../text.ts';

const label = string({ max: 75 });
const value = string({ max: 2000 });
const style = oneOf('primary', 'danger');
const verdict = object({ text: plainText(75), value }, { accessibility_label: label });
const inputs = list(object({ name: string(), value: string({ min: 0 }) }), { min: 0 });
const workflow = object({ trigger: object({ url }, { customizable_input_parameters: inputs }) });

/** What is pressed. */
export const buttons: Fields = {
  button: element({ text: plainText(75) }, { value, url, style, confirm, accessibility_label: label }),
  workflow_button: element({ text: plainText(75), workflow }, { style, confirm, accessibility_label: label }),
  feedback_buttons: element({ positive_button: verdict, negative_button: verdict }, {}),
  icon_button: element(
    { icon: string(), text: plainText(75) },
    { value, confirm, accessibility_label: label, visible_to_user_ids: list(string()) },
  ),
};
