import {
  type Bulk,
  type BulkAction,
  type BulkView,
  bulkWords,
  type ItemState,
  type ReasonCount,
  runsWord,
} from '../domain/bulk.ts';
import { inline, inlineCode } from './text.ts';

const DOING: Readonly<Record<BulkAction, string>> = {
  pause: 'Pausing',
  resume: 'Resuming',
  cancel: 'Cancelling',
  retry: 'Retrying',
  archive: 'Archiving',
  restore: 'Restoring',
  tag: 'Tagging',
  move: 'Moving',
};

const DONE: Readonly<Record<BulkAction, string>> = {
  pause: 'Paused',
  resume: 'Resumed',
  cancel: 'Cancelled',
  retry: 'Retried',
  archive: 'Archived',
  restore: 'Restored',
  tag: 'Tagged',
  move: 'Moved',
};

/** What became of one run, in a word. */
export const ITEM_WORDS: Readonly<Record<ItemState, string>> = {
  failed: 'failed',
  skipped: 'left out',
  requested: 'asked, not confirmed yet',
  todo: 'not begun',
  confirmed: 'confirmed',
};

/** `Cancel 37 runs`; of foreign words too, not yet escaped. */
export function bulkTitle(bulk: Pick<Bulk, 'action' | 'change' | 'runs'>): string {
  const [verb, more] = bulkWords(bulk);
  return [verb.charAt(0).toUpperCase() + verb.slice(1), runsWord(bulk.runs), more].join(' ').trim();
}

/** How it stands, in a line: `▶️ Cancelling 37 runs`; never more than was confirmed. Not yet escaped. */
export function bulkHeadline({ bulk, counts }: BulkView): string {
  const [, more] = bulkWords(bulk);
  const of = (count: number) => (count === bulk.runs ? runsWord(count) : `${number(count)} of ${runsWord(bulk.runs)}`);
  switch (bulk.state) {
    case 'draft':
      return `❔ ${bulkTitle(bulk)}`;
    case 'waiting':
      return `⏳ ${bulkTitle(bulk)}`;
    case 'undone':
      return `↩️ Undone: ${bulkTitle(bulk)}`;
    case 'running':
      return bulk.stopped === null
        ? `▶️ ${[DOING[bulk.action], runsWord(bulk.runs), more].join(' ').trim()}`
        : `⏹️ Aborting: ${bulkTitle(bulk)}`;
    default: {
      const mark = bulk.state === 'aborted' ? '⏹️ Aborted:' : counts.failed > 0 ? '⚠️' : '✅';
      return [mark, DONE[bulk.action], of(counts.confirmed), more].join(' ').trim();
    }
  }
}

/** How many runs are left out, those that the selection left out among them. */
export function leftOut({ bulk, counts }: BulkView): number {
  return bulk.matched - counts.todo - counts.requested - counts.confirmed - counts.failed;
}

/** The share that is settled, 0 to 1. */
export function settled({ bulk, counts }: BulkView): number {
  return bulk.runs === 0 ? 1 : 1 - (counts.todo + counts.requested) / bulk.runs;
}

/** What it was selected by. */
export function matching({ query }: Pick<Bulk, 'query'>): string {
  return query.trim() === '' ? 'matching everything' : `matching ${inlineCode(query, 300)}`;
}

/** Reasons with their numbers, one a line; null where there are none. mrkdwn. */
export function reasonLines(label: string, reasons: readonly ReasonCount[], all: number): string | null {
  if (all === 0) return null;
  const shown = reasons.slice(0, 4).map(({ reason, runs }) => `• ${number(runs)} ${inline(reason, 200)}`);
  const rest = all - reasons.slice(0, 4).reduce((sum, { runs }) => sum + runs, 0);
  return [`*${label}*`, ...shown, ...(rest > 0 ? [`• ${number(rest)} for other reasons`] : [])].join('\n');
}

/** `1,042`. */
export function number(count: number): string {
  return count.toLocaleString('en-US');
}
