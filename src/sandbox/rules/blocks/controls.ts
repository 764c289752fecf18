import { block } from '../block.ts';
import { buttons } from '../elements/button.ts';
import { choices } from '../elements/choice.ts';
import { fields } from '../elements/field.ts';
import { menus } from '../elements/menu.ts';
import { pickers } from '../elements/picker.ts';
import { boolean, byType, type Fields, list, only } from '../shape.ts';
import { plainText } from '../text.ts';

const pressed = byType({
  ...only(buttons, 'button', 'workflow_button'),
  ...choices,
  ...menus,
  ...pickers,
  ...only(fields, 'rich_text_input'),
});

const filled = byType({ ...only(choices, 'checkboxes', 'radio_buttons'), ...menus, ...pickers, ...fields });

/** Blocks that are pressed and filled. */
export const controlBlocks: Fields = {
  actions: block({ elements: list(pressed, { max: 25 }) }),
  context_actions: block({ elements: list(byType(only(buttons, 'feedback_buttons', 'icon_button')), { max: 5 }) }),
  input: block(
    { label: plainText(2000), element: filled },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
};
