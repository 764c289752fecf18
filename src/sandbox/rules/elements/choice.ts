import { confirm } from '../confirm.ts';
import { element, focusOnLoad } from '../element.ts';
import { boxOptions, initialAmongOptions, manyOptions, oneOption, overflowOptions } from '../option.ts';
import type { Fields } from '../shape.ts';

/** Choices that all show at once, and the overflow menu. */
export const choices: Fields = {
  checkboxes: element(
    { options: boxOptions },
    { initial_options: manyOptions, confirm, focus_on_load: focusOnLoad },
    initialAmongOptions,
  ),
  radio_buttons: element(
    { options: boxOptions },
    { initial_option: oneOption, confirm, focus_on_load: focusOnLoad },
    initialAmongOptions,
  ),
  overflow: element({ options: overflowOptions }, { confirm }),
};
