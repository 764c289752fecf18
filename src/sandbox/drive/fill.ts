import { type Json, jsonList } from '../json.ts';
import { type Placed, placedElements } from '../workspace/elements.ts';
import type { View } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isEmpty, keepsState, stateOf } from './choice.ts';
import type { Values } from './contract.ts';

/** The whole state of a view as it is submitted, and what Slack itself says about it before the bot is asked, by block_id. */
export function fillIn(
  view: View,
  given: Values,
  workspace: Workspace,
): { readonly values: Values; readonly errors: Readonly<Record<string, string>> } {
  const values: Record<string, Record<string, Json>> = {};
  const errors: Record<string, string> = {};
  for (const placed of placedElements(jsonList(view.body.blocks))) {
    if (!keepsState(placed.element)) continue;
    const state = stateOf(placed.element, given[placed.blockId]?.[placed.actionId], workspace);
    const complaint = state === null ? 'This is not one of the choices.' : complaintAbout(placed, state);
    if (complaint !== null) errors[placed.blockId] = complaint;
    if (state !== null) values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: state };
  }
  return { values, errors };
}

function complaintAbout({ block, element }: Placed, state: Json): string | null {
  if (block.type !== 'input') return null;
  if (isEmpty(state)) return block.optional === true ? null : 'Please complete this required field.';
  return typeof state.value === 'string' ? complaintAboutText(element, state.value) : null;
}

function complaintAboutText(element: Json, text: string): string | null {
  if (element.type === 'number_input') return complaintAboutNumber(element, text);
  if (element.type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text))
    return 'Please enter an email address.';
  if (element.type === 'url_text_input' && !/^https?:\/\/\S+$/.test(text)) return 'Please enter a URL.';
  if (text.length < Number(element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
  const most = Number(element.max_length ?? 3000);
  return text.length > most ? `Please enter no more than ${most} characters.` : null;
}

function complaintAboutNumber(element: Json, text: string): string | null {
  const pattern = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return 'Please enter a number.';
  if (Number(text) < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `Please enter a number no less than ${element.min_value}.`;
  if (Number(text) > Number(element.max_value ?? Number.POSITIVE_INFINITY))
    return `Please enter a number no more than ${element.max_value}.`;
  return null;
}
