import { describe, expect, test } from 'vitest';
import { bulkAsk, bulkConfirmed } from '../../src/blocks/bulk-ask.ts';
import { bulkCard } from '../../src/blocks/bulk-card.ts';
import { bulkList } from '../../src/blocks/bulk-list.ts';
import { bulkResults } from '../../src/blocks/bulk-results.ts';
import type { Bulk, BulkView, ItemCounts } from '../../src/domain/bulk.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import { actionIds, visible } from './read-message.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };
const BEN = { id: 'U0BEN', name: 'Ben Okafor' };

function aBulk(changes: Partial<Bulk> = {}): Bulk {
  return {
    number: 3,
    action: 'cancel',
    change: {},
    query: 'status:running project:web',
    by: ANA,
    place: { channel: 'C1', threadTs: null },
    state: 'draft',
    everything: false,
    matched: 40,
    runs: 37,
    skipped: [{ reason: 'completed already', runs: 3 }],
    createdAt: NOON,
    startsAt: null,
    endedAt: null,
    stopped: null,
    ...changes,
  };
}

function aView(changes: Partial<Bulk>, counts: Partial<ItemCounts>): BulkView {
  const none = { failed: 0, skipped: 3, requested: 0, todo: 0, confirmed: 0 };
  const failures = counts.failed === undefined ? [] : [{ reason: 'The run is locked.', runs: counts.failed }];
  const leftOut = [{ reason: 'completed already', runs: 3 }];
  return { bulk: aBulk(changes), counts: { ...none, ...counts }, failures, leftOut };
}

describe('the question before a bulk action', () => {
  const ask = (changes: Partial<Bulk>, named: number | null = null) =>
    bulkAsk({ bulk: aBulk(changes), sample: [], costMicros: 12_400_000, costKnown: 31, warnings: [], named });

  test('says how many, matching what, what it costs, and what is left out and why', () => {
    const message = ask({});
    for (const words of [
      'Cancel 37 runs?',
      '40 runs match',
      '`status:running project:web`',
      '$12.40',
      'over 31 of 37',
    ]) {
      expect(visible(message)).toContain(words);
    }
    expect(visible(message)).toContain('Left out: 3');
    expect(visible(message)).toContain('3 completed already');
    expect(actionIds(message)).toEqual(['bulk-confirm', 'bulk-discard']);
    expect(validateMessage(message)).toEqual([]);
  });

  test('needs a number from 25 runs on; before that its button says what it does', () => {
    expect(visible(ask({}))).toContain('Confirm…');
    expect(visible(ask({ runs: 24, matched: 24 }))).toContain('Cancel 24 runs');
    expect(visible(ask({ runs: 2, matched: 2, everything: true }))).toContain('Confirm…');
  });

  test('says so when it is about everything, and when numbers are missing', () => {
    expect(visible(ask({ everything: true }))).toContain('This is every run there is.');
    expect(visible(ask({ matched: 3 }, 4))).toContain('1 of the 4 numbers is of no run, or of an archived one.');
  });

  test('says what a tag or a move changes', () => {
    expect(visible(ask({ action: 'tag', change: { addTags: ['a'], removeTags: ['b'] } }))).toContain(
      'Tag 37 runs with +a -b?',
    );
    expect(visible(ask({ action: 'move', change: { project: 'web' } }))).toContain('Move 37 runs to web?');
    expect(visible(ask({ action: 'move', change: { project: null } }))).toContain('Move 37 runs out of their project?');
  });

  test('once confirmed says how to follow it and how to take it back', () => {
    const message = bulkConfirmed(aBulk());
    expect(visible(message)).toContain('/runs bulk 3');
    expect(actionIds(message)).toEqual(['bulk-undo', 'bulk-show']);
  });
});

describe('the message of a bulk action', () => {
  const card = (changes: Partial<Bulk>, counts: Partial<ItemCounts>) => bulkCard(aView(changes, counts), NOON);

  test('counts the seconds in which it can be undone', () => {
    const message = card({ state: 'waiting', startsAt: NOON + 7_400 }, { todo: 37 });
    expect(visible(message)).toContain('⏳ Cancel 37 runs');
    expect(visible(message)).toContain('Starts in *8 seconds*');
    expect(actionIds(message)).toEqual(['bulk-undo']);
  });

  test('shows how far it is, and never more than was confirmed', () => {
    const message = card({ state: 'running' }, { confirmed: 10, requested: 8, todo: 17, failed: 2 });
    for (const words of [
      '▶️ Cancelling 37 runs',
      '32%',
      '10 confirmed',
      '8 asked, not confirmed yet',
      '17 to do',
      '2 failed',
      '3 left out',
    ]) {
      expect(visible(message)).toContain(words);
    }
    expect(visible(message)).toContain('2 The run is locked.');
    expect(actionIds(message)).toEqual(['bulk-abort', 'bulk-results']);
  });

  test('ends with what became of it, and a file', () => {
    expect(visible(card({ state: 'done', endedAt: NOON }, { confirmed: 37 }))).toContain('✅ Cancelled 37 runs');
    const some = card({ state: 'done', endedAt: NOON }, { confirmed: 35, failed: 2 });
    expect(visible(some)).toContain('⚠️ Cancelled 35 of 37 runs');
    expect(actionIds(some)).toEqual(['bulk-results', 'bulk-file']);
  });

  test('says who aborted or undid it', () => {
    const stopped = { at: NOON, by: BEN };
    const aborting = card({ state: 'running', stopped }, { confirmed: 5, requested: 2, skipped: 33 });
    expect(visible(aborting)).toContain('⏹️ Aborting: Cancel 37 runs');
    expect(visible(aborting)).toContain('Aborted by Ben Okafor.');
    expect(actionIds(aborting)).toEqual(['bulk-results']);
    const undone = card({ state: 'undone', endedAt: NOON, stopped }, { skipped: 40 });
    expect(visible(undone)).toContain('No run was touched. Undone by Ben Okafor.');
  });
});

test('results come in pages, with the new run of a retry', () => {
  const view = aView({ state: 'done', action: 'retry', endedAt: NOON }, { confirmed: 37 });
  const results = [
    { run: 1042, title: 'Fix it', project: 'web', state: 'confirmed', reason: null, result: 1050 },
  ] as const;
  const message = bulkResults(view, results, 15);
  expect(visible(message)).toContain('✅ #1042 Fix it → #1050');
  expect(actionIds(message)).toEqual(['bulk-results:previous', 'bulk-results:next', 'bulk-file']);
});

test('bulk actions under way stand before those that ended', () => {
  const done = aView({ number: 9, state: 'done', endedAt: NOON }, { confirmed: 37 });
  const running = aView({ number: 8, state: 'running' }, { todo: 37 });
  const text = visible(bulkList([done, running]));
  expect(text.indexOf('Bulk 8')).toBeLessThan(text.indexOf('Bulk 9'));
  expect(visible(bulkList([]))).toContain('No bulk action yet');
});
