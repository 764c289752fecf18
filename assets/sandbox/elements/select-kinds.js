/** @import { MultiSelect, Option, Select } from '@slack/types' */
/** @import { FieldState } from '../wire.js' */

/**
 * How one kind of menu keeps what was chosen: under which key of the state, from which key of the element to begin
 * with, several or one, and whether as an option or as a bare id.
 * @typedef {{ key: keyof FieldState, initial: string, multiple: boolean, ids: boolean }} SelectKind
 */

/** @type {Record<(Select | MultiSelect)['type'], SelectKind>} */
export const selectKinds = {
  static_select: { key: 'selected_option', initial: 'initial_option', multiple: false, ids: false },
  external_select: { key: 'selected_option', initial: 'initial_option', multiple: false, ids: false },
  users_select: { key: 'selected_user', initial: 'initial_user', multiple: false, ids: true },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', multiple: false, ids: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', multiple: false, ids: true },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', multiple: true, ids: false },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', multiple: true, ids: false },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', multiple: true, ids: true },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', multiple: true, ids: true },
  multi_conversations_select: {
    key: 'selected_conversations',
    initial: 'initial_conversations',
    multiple: true,
    ids: true,
  },
};

/**
 * What the element says is chosen at first.
 * @param {Select | MultiSelect} element
 * @param {string | null} channel the conversation that the person is in
 * @returns {FieldState}
 */
export function initialState(element, channel) {
  const { key, initial, multiple } = selectKinds[element.type];
  const given = /** @type {Record<string, unknown>} */ ({ ...element })[initial];
  const here = 'default_to_current_conversation' in element && element.default_to_current_conversation ? channel : null;
  const fallback = multiple ? (here === null ? [] : [here]) : here;
  return { type: element.type, [key]: given ?? fallback };
}

/** What is chosen, as values in a list. @param {FieldState} state @param {SelectKind} kind @returns {string[]} */
export function chosenValues(state, { key }) {
  const held = /** @type {(string | Option)[]} */ ([state[key] ?? []].flat());
  return held.map((one) => (typeof one === 'string' ? one : (one.value ?? '')));
}

/** The options that are chosen; empty for menus that keep ids. @param {FieldState} state @returns {readonly Option[]} */
export function chosenOptions(state) {
  return state.selected_options ?? (state.selected_option ? [state.selected_option] : []);
}
