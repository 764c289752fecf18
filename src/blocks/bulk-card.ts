import type { Button } from '@slack/types';
import type { BulkView } from '../domain/bulk.ts';
import { button, buttonRow, confirmation } from './actions.ts';
import { bulkHeadline, leftOut, matching, number, reasonLines, settled } from './bulk-words.ts';
import type { Message } from './message.ts';
import { progressBar } from './run-facts.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { inline, slackTime } from './text.ts';

/** A bulk action, live: the same message from its confirmation to its results. */
export function bulkCard(view: BulkView, now: number): Message {
  const head = bulkHeadline(view);
  const { counts, failures } = view;
  return {
    text: inline(head, 400),
    blocks: [
      header('bulk-title', head),
      section('bulk-state', [stateLine(view, now), countsLine(view)]),
      ...(counts.failed > 0
        ? [section('bulk-failures', [reasonLines(`Failed: ${number(counts.failed)}`, failures, counts.failed)])]
        : []),
      ...skippedBlock(view),
      ...context('bulk-footer', [mrkdwn(footer(view))]),
      ...buttonRow('bulk-actions', buttons(view)),
    ],
  };
}

function stateLine(view: BulkView, now: number): string {
  const { bulk } = view;
  if (bulk.state === 'waiting') {
    const seconds = Math.max(0, Math.ceil(((bulk.startsAt ?? now) - now) / 1_000));
    return seconds === 0
      ? 'Starts now.'
      : `Starts in *${seconds} ${seconds === 1 ? 'second' : 'seconds'}*. Until then it can be undone.`;
  }
  if (bulk.state === 'undone') return `No run was touched.${stoppedBy(view)}`;
  if (bulk.state !== 'running') return `Ended ${slackTime(bulk.endedAt ?? now)}.${stoppedBy(view)}`;
  return `${progressBar(settled(view))}${stoppedBy(view)}`;
}

function stoppedBy({ bulk: { stopped, state } }: BulkView): string {
  if (stopped === null) return '';
  return ` ${state === 'undone' ? 'Undone' : 'Aborted'} by ${inline(stopped.by.name, 40)}.`;
}

function countsLine(view: BulkView): string | null {
  const { bulk, counts } = view;
  if (bulk.state === 'waiting' || bulk.state === 'undone') return null;
  const parts = [
    `✅ ${number(counts.confirmed)} confirmed`,
    counts.requested > 0 ? `⏳ ${number(counts.requested)} asked, not confirmed yet` : null,
    counts.todo > 0 ? `${number(counts.todo)} to do` : null,
    counts.failed > 0 ? `❌ ${number(counts.failed)} failed` : null,
    leftOut(view) > 0 ? `${number(leftOut(view))} left out` : null,
  ];
  return parts.filter((part) => part !== null).join('  ·  ');
}

function skippedBlock(view: BulkView) {
  const left = leftOut(view);
  if (left === 0 || view.bulk.state === 'undone') return [];
  return [section('bulk-skipped', [reasonLines(`Left out: ${number(left)}`, view.leftOut, left)])];
}

function footer({ bulk }: BulkView): string {
  return [
    `Bulk ${bulk.number}, ${matching(bulk)}`,
    `by ${inline(bulk.by.name, 40)}`,
    `selected ${slackTime(bulk.createdAt)}`,
  ].join(' · ');
}

function buttons({ bulk, counts }: BulkView): readonly Button[] {
  const value = String(bulk.number);
  if (bulk.state === 'waiting') return [button('bulk-undo', 'Undo', value, { style: 'danger' })];
  if (bulk.state === 'undone' || bulk.state === 'draft') return [];
  const abort = button('bulk-abort', 'Abort', value, {
    style: 'danger',
    confirm: confirmation({
      title: `Abort bulk ${bulk.number}?`,
      text: `${number(counts.todo)} runs that were not begun are left alone. What was asked for already goes on.`,
      yes: 'Abort',
      no: 'Go on',
      style: 'danger',
    }),
  });
  return [
    ...(bulk.state === 'running' && bulk.stopped === null ? [abort] : []),
    button('bulk-results', 'Results', `${bulk.number}.0`),
    ...(bulk.state === 'running' ? [] : [button('bulk-file', 'CSV file', value)]),
  ];
}
