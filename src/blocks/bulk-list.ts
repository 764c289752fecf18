import type { BulkView } from '../domain/bulk.ts';
import { button } from './actions.ts';
import { bulkHeadline, matching, number } from './bulk-words.ts';
import type { Message } from './message.ts';
import { header, section } from './sections.ts';
import { bold, inline, slackTime } from './text.ts';

/** Bulk actions, those that are under way first. */
export function bulkList(views: readonly BulkView[]): Message {
  const title = 'Bulk actions';
  if (views.length === 0) {
    const how =
      'No bulk action yet. `/runs cancel status:running project:web` selects runs, counts them and asks before it does anything.';
    return { text: title, blocks: [header('bulks-title', title), section('bulks-empty', [how])] };
  }
  const open = ({ bulk }: BulkView) => bulk.endedAt === null;
  const ordered = [...views.filter(open), ...views.filter((view) => !open(view))];
  return { text: title, blocks: [header('bulks-title', title), ...ordered.map(row)] };
}

function row(view: BulkView) {
  const { bulk, counts } = view;
  const failed = counts.failed > 0 ? ` · ${number(counts.failed)} failed` : '';
  return {
    ...section(`bulk:${bulk.number}`, [
      bold(bulkHeadline(view), 150),
      `Bulk ${bulk.number}, ${matching(bulk)} · by ${inline(bulk.by.name, 40)} · ${slackTime(bulk.createdAt)}${failed}`,
    ]),
    accessory: button('bulk-show', 'Show', String(bulk.number)),
  };
}
