import { confirm } from '../confirm.ts';
import { element, focusOnLoad } from '../element.ts';
import { initialAmongOptions, manyOptions, menuOptions, oneOption, optionGroups } from '../option.ts';
import { exactlyOne } from '../picture.ts';
import { boolean, type Fields, list, number, object, oneOf, string } from '../shape.ts';
import { plainText } from '../text.ts';

const menu: Fields = { placeholder: plainText(150), confirm, focus_on_load: focusOnLoad };
const many: Fields = { ...menu, max_selected_items: number({ min: 1 }) };
const fixed: Fields = { options: menuOptions, option_groups: optionGroups };
const filter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const minQuery = number({ min: 0 });
const ids = list(string(), { min: 0 });
const answerable: Fields = { response_url_enabled: boolean };
const current: Fields = { default_to_current_conversation: boolean, filter };
const oneSource = exactlyOne('options', 'option_groups');

/** Menus for one choice and for several. */
export const menus: Fields = {
  static_select: element({}, { ...menu, ...fixed, initial_option: oneOption }, oneSource, initialAmongOptions),
  external_select: element({}, { ...menu, initial_option: oneOption, min_query_length: minQuery }),
  users_select: element({}, { ...menu, initial_user: string() }),
  conversations_select: element({}, { ...menu, ...current, ...answerable, initial_conversation: string() }),
  channels_select: element({}, { ...menu, ...answerable, initial_channel: string() }),
  multi_static_select: element({}, { ...many, ...fixed, initial_options: manyOptions }, oneSource, initialAmongOptions),
  multi_external_select: element({}, { ...many, initial_options: manyOptions, min_query_length: minQuery }),
  multi_users_select: element({}, { ...many, initial_users: ids }),
  multi_conversations_select: element({}, { ...many, ...current, initial_conversations: ids }),
  multi_channels_select: element({}, { ...many, initial_channels: ids }),
};
