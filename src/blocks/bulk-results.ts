import type { BulkResult, BulkView, ItemState } from '../domain/bulk.ts';
import { button, buttonRow } from './actions.ts';
import { bulkHeadline, ITEM_WORDS, number } from './bulk-words.ts';
import type { Message } from './message.ts';
import { context, mrkdwn, section } from './sections.ts';
import { bold, inline } from './text.ts';

/** How many runs a page of results holds. */
export const RESULTS_PAGE = 15;

const MARKS: Readonly<Record<ItemState, string>> = {
  failed: '❌',
  skipped: '➖',
  requested: '⏳',
  todo: '○',
  confirmed: '✅',
};

/** A page of what became of each run: what went wrong first. */
export function bulkResults(view: BulkView, results: readonly BulkResult[], from: number): Message {
  const { bulk, counts } = view;
  const head = bulkHeadline(view);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = results.slice(0, RESULTS_PAGE);
  const [previous, next] = [from - RESULTS_PAGE, from + RESULTS_PAGE];
  return {
    text: inline(head, 400),
    blocks: [
      section('results-title', [bold(head, 300)]),
      section('results', shown.length === 0 ? ['Nothing more on this page.'] : shown.map(line)),
      ...context('results-footer', [
        mrkdwn(
          `${number(Math.min(from + 1, total))} to ${number(Math.min(from + shown.length, total))} of ${number(total)}`,
        ),
      ]),
      ...buttonRow('results-pages', [
        ...(from > 0 ? [button('bulk-results:previous', 'Previous', `${bulk.number}.${Math.max(0, previous)}`)] : []),
        ...(next < total ? [button('bulk-results:next', 'Next', `${bulk.number}.${next}`)] : []),
        button('bulk-file', 'CSV file', String(bulk.number)),
      ]),
    ],
  };
}

function line({ run, title, state, reason, result }: BulkResult): string {
  const said = state === 'confirmed' ? '' : ` · ${inline(reason ?? ITEM_WORDS[state], 90)}`;
  const made = result === null ? '' : ` → #${result}`;
  return `${MARKS[state]} #${run} ${inline(title ?? '', 60)}${made}${said}`;
}
