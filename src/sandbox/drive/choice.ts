import { isJson, type Json } from '../json.ts';
import { choices } from '../rules/option.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface Kind {
  /** Where an action and `state.values` keep what was chosen. */
  readonly field: string;
  /** Where the element keeps what is chosen beforehand. */
  readonly initial: string;
  /** Whether a person could choose this. */
  readonly fits: (chosen: unknown, element: Json, workspace: Workspace) => boolean;
}

const PEOPLE = known(({ options }) => options.users);
const CHANNELS = known(({ options }) => options.channels);
const CONVERSATIONS = known(({ channels }) => channels);

/** Elements that keep what was chosen or typed; buttons and overflow menus keep nothing. */
const KINDS: Readonly<Record<string, Kind>> = {
  static_select: one('option', offered),
  external_select: one('option', isJson),
  radio_buttons: one('option', offered),
  checkboxes: many('options', offered),
  multi_static_select: many('options', offered),
  multi_external_select: many('options', isJson),
  users_select: one('user', PEOPLE),
  multi_users_select: many('users', PEOPLE),
  conversations_select: one('conversation', CONVERSATIONS),
  multi_conversations_select: many('conversations', CONVERSATIONS),
  channels_select: one('channel', CHANNELS),
  multi_channels_select: many('channels', CHANNELS),
  datepicker: one('date', (chosen) => /^\d{4}-\d\d-\d\d$/.test(String(chosen))),
  timepicker: one('time', (chosen) => /^\d\d:\d\d$/.test(String(chosen))),
  datetimepicker: { ...one('date_time', (chosen) => typeof chosen === 'number'), initial: 'initial_date_time' },
  plain_text_input: typed(),
  email_text_input: typed(),
  url_text_input: typed(),
  number_input: typed(),
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', fits: isJson },
  file_input: {
    field: 'files',
    initial: 'initial_files',
    fits: (chosen) => Array.isArray(chosen) && chosen.length === 0,
  },
};

/** Whether an element keeps what was chosen, so that `state.values` has it. */
export function keepsState(element: Json): boolean {
  return KINDS[String(element.type)] !== undefined;
}

/** What an element holds as `state.values` says it: what was given, else what was chosen beforehand; null if it cannot be. */
export function stateOf(element: Json, given: Json | undefined, workspace: Workspace): Json | null {
  const kind = KINDS[String(element.type)];
  if (kind === undefined) return null;
  const nothing = kind.field.endsWith('s') ? [] : null;
  const chosen = given === undefined ? (element[kind.initial] ?? nothing) : (given[kind.field] ?? nothing);
  if (chosen === '' || chosen === null) return { type: element.type, [kind.field]: null };
  if (given !== undefined && !kind.fits(chosen, element, workspace)) return null;
  return { type: element.type, [kind.field]: asOffered(chosen, element) };
}

/** Whether nothing was chosen or typed. */
export function isEmpty(state: Json): boolean {
  return Object.entries(state).every(
    ([name, value]) => name === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );
}

/** Whether an option is one of those that an element offers. */
export function offered(option: unknown, element: Json): boolean {
  const value = isJson(option) ? option.value : undefined;
  return choices(element).some((each) => isJson(each) && each.value === value);
}

/** Options as the element has them, whatever copy of them was sent. */
function asOffered(chosen: unknown, element: Json): unknown {
  if (Array.isArray(chosen)) return chosen.map((each) => asOffered(each, element));
  if (!isJson(chosen)) return chosen;
  return choices(element).find((each) => isJson(each) && each.value === chosen.value) ?? chosen;
}

function one(what: string, fits: Kind['fits']): Kind {
  return { field: `selected_${what}`, initial: `initial_${what}`, fits };
}

function many(what: string, fits: Kind['fits']): Kind {
  const all: Kind['fits'] = (chosen, element, workspace) =>
    Array.isArray(chosen) && withinMost(chosen, element) && chosen.every((each) => fits(each, element, workspace));
  return one(what, all);
}

function withinMost(chosen: readonly unknown[], element: Json): boolean {
  return chosen.length <= Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
}

function typed(): Kind {
  return { field: 'value', initial: 'initial_value', fits: (chosen) => typeof chosen === 'string' };
}

function known(all: (workspace: Workspace) => readonly { readonly id: string }[]): Kind['fits'] {
  return (chosen, _element, workspace) => all(workspace).some(({ id }) => id === chosen);
}
