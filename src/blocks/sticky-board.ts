import type { Health } from '../domain/health.ts';
import { type Run, STATUSES, type Status } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { listAsOf } from './as-of.ts';
import { rowText } from './board-row.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { inline, inlineCode, slackTime } from './text.ts';

/** How many runs a board that stays shows; a channel is not a list. */
export const STICKY_ROWS = 10;

export interface StickyBoardInput {
  readonly query: string;
  /** Who put it there. */
  readonly by: string;
  readonly runs: readonly Run[];
  readonly counts: Readonly<Record<Status, number>>;
  readonly health: Pick<Health, 'providers' | 'pollSeconds'>;
  readonly now: number;
}

/** The board that stays in a channel, for everybody: what there is, told by moments, so that it is right however long it stands. */
export function stickyBoard({ query, by, runs, counts, health, now }: StickyBoardInput): Message {
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const counted = STATUSES.filter((status) => counts[status] > 0).map((status) => {
    const { word, emoji } = STATUS_WORDS[status];
    return `${emoji}\u00a0${counts[status].toLocaleString('en-US')}\u00a0${word.toLowerCase()}`;
  });
  const row = { now, providers: health.providers, capabilities: () => null, moment: (at: number) => slackTime(at) };
  const shown = runs.slice(0, STICKY_ROWS);
  const asked = inlineCode(query, 300) || 'all runs';
  return {
    text: `Runs: ${total.toLocaleString('en-US')}`,
    blocks: [
      header('sticky-title', 'Runs'),
      section('sticky-counts', [counted.length === 0 ? 'No run matches at the moment.' : counted.join(' · ')]),
      ...shown.map((run) => rowText(run, row)),
      ...context('sticky-footer', [
        mrkdwn(
          `${asked}${total > shown.length ? ` · the first ${shown.length} of ${total.toLocaleString('en-US')}` : ''}`,
        ),
        mrkdwn(`kept current here for ${inline(by, 60) || 'somebody'}`),
        mrkdwn(listAsOf(health, now)),
      ]),
      ...buttonRow('sticky-buttons', [button('new-run', 'New run', null)]),
    ],
  };
}

/** What of it has to be put up anew when it changes: everything but as of when it is. */
export function stickySubstance({ blocks }: Message): string {
  return JSON.stringify(blocks.map((block) => (block.block_id === 'sticky-footer' ? null : block)));
}
