import type { BulkView } from '../domain/bulk.ts';
import { button, buttonRow } from './actions.ts';
import { bulkTitle, matching } from './bulk-words.ts';
import type { Message } from './message.ts';
import { context, mrkdwn, section } from './sections.ts';
import { bold, inline } from './text.ts';

/** That a bulk action ends runs of a project, for the project's channel: one message instead of one for each run. */
export function bulkNews({ bulk }: BulkView): Message {
  const title = `${bulkTitle(bulk)} · bulk ${bulk.number}`;
  return {
    text: `⏹️ ${inline(title, 300)}`,
    blocks: [
      section('bulk-news', [
        `⏹️ ${bold(title, 300)}`,
        `${inline(bulk.by.name, 40)} is cancelling runs, some of this project among them: ${matching(bulk)}.`,
      ]),
      ...context('bulk-news-note', [mrkdwn('The runs that it ends are not told one by one.')]),
      ...buttonRow('bulk-actions', [button('bulk-show', 'Show', String(bulk.number))]),
    ],
  };
}
