import type { Checkboxes, PlainTextOption } from '@slack/types';
import { type BulkAction, runsWord } from '../domain/bulk.ts';
import type { Run } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { type BoardState, boardValue } from './button-values.ts';
import type { Message } from './message.ts';
import { cost, shownTitle } from './run-facts.ts';
import { header, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { inlineCode, plainText } from './text.ts';

/** The actions that a list offers for many runs, in the order in which they stand. */
export const SELECT_ACTIONS = [
  'cancel',
  'pause',
  'resume',
  'retry',
  'archive',
] as const satisfies readonly BulkAction[];

/** Slack takes no more boxes in one place. */
export const MOST_BOXES = 10;

/** A page of a list to tick runs on, and to act on the ticked ones or on all that match. */
export function boardSelect(state: BoardState, runs: readonly Run[], total: number): Message {
  const back = boardValue(state);
  const all = boardValue({ q: state.q });
  const title = 'Select runs';
  const whole = state.q.trim() === '' ? '' : ` that match ${inlineCode(state.q, 300)}`;
  return {
    text: title,
    blocks: [
      header('select-title', title),
      ...(runs.length === 0
        ? [section('select-empty', ['There is no run on this page. *Back* shows the list.'])]
        : [
            { type: 'actions' as const, block_id: 'select-runs', elements: [boxes(runs)] },
            section('select-ticked', ['*The ticked ones:*']),
            ...buttonRow(
              'select-ticked-actions',
              SELECT_ACTIONS.map((action) => button(`bulk-ticked:${action}`, label(action), action)),
            ),
            ...(all === null
              ? []
              : [
                  section('select-all', [`*All ${runsWord(total)}${whole}*, on every page:`]),
                  ...buttonRow(
                    'select-all-actions',
                    SELECT_ACTIONS.map((action) => button(`bulk-all:${action}`, label(action), all)),
                  ),
                ]),
          ]),
      ...buttonRow('select-pages', back === null ? [] : [button('board-refresh', 'Back', back)]),
    ],
  };
}

function boxes(runs: readonly Run[]): Checkboxes {
  return { type: 'checkboxes', action_id: 'bulk-tick', options: runs.slice(0, MOST_BOXES).map(option) };
}

function option(run: Run): PlainTextOption {
  const { emoji, word } = STATUS_WORDS[run.status];
  const facts = [word, cost(run), run.project].filter((fact) => fact !== null).join(' · ');
  return {
    text: { type: 'plain_text', text: plainText(`${emoji} #${run.number} ${shownTitle(run)}`, 75), emoji: true },
    description: { type: 'plain_text', text: plainText(facts, 75) },
    value: String(run.number),
  };
}

/** Three dots: it asks before it does anything. */
function label(action: BulkAction): string {
  return `${action.charAt(0).toUpperCase()}${action.slice(1)}…`;
}
