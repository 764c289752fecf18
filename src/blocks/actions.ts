import type { ActionsBlock, Button, Confirm } from '@slack/types';
import { plainText } from './text.ts';

/** Every control that our messages draw, by the name of its listener; the part after a ':' tells two of a kind apart. */
export const DRAWN_ACTIONS = [
  'pause',
  'resume',
  'cancel',
  'retry',
  'say',
  'edit',
  'logs',
  'run-menu',
  'board-filter',
  'board-page',
  'board-refresh',
  'board-status',
  'board-project',
  'board-person',
  'board-since',
  'board-sort',
  'board-view',
  'board-search',
  'new-run',
  'project',
  'log-page',
  'log-file',
  'preference',
  'page',
  'help',
  'bulk-confirm',
  'bulk-discard',
  'bulk-undo',
  'bulk-abort',
  'bulk-show',
  'bulk-results',
  'bulk-file',
  'bulk-select',
  'bulk-tick',
  'bulk-ticked',
  'bulk-all',
  'numbers-period',
  'numbers-by',
  'chart',
] as const;
/** The name of a listener. */
export type DrawnAction = (typeof DRAWN_ACTIONS)[number];
/** What Slack sends back with a click. */
export type ActionId = DrawnAction | `${DrawnAction}:${string}`;

/** A button; `value` (2,000 characters at most) comes back with the click. */
export function button(
  action: ActionId,
  label: string,
  value: string | null,
  extra: { readonly style?: 'primary' | 'danger'; readonly confirm?: Confirm } = {},
): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: label, emoji: true },
    ...(value === null ? {} : { value }),
    ...extra,
  };
}

/** A question that Slack asks before a button counts. Foreign text in `text` is read as plain text. */
export function confirmation(question: {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly style: 'primary' | 'danger';
}): Confirm {
  return {
    title: { type: 'plain_text', text: question.title },
    text: { type: 'plain_text', text: plainText(question.text, 300) },
    confirm: { type: 'plain_text', text: question.yes },
    deny: { type: 'plain_text', text: question.no },
    style: question.style,
  };
}

/** A row of buttons, or nothing where there are none: Slack refuses an empty row. */
export function buttonRow(blockId: string, buttons: readonly Button[]): readonly ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', block_id: blockId, elements: [...buttons] }];
}
