import fc from 'fast-check';
import { BULK_ACTIONS, BULK_STATES, type BulkResult, type BulkView, ITEM_STATES } from '../../src/domain/bulk.ts';
import { NOON } from '../support/run-fixtures.ts';
import { hostileText } from './hostile.ts';

const person = fc.record({ id: hostileText, name: hostileText });
const at = fc.integer({ min: NOON - 1e11, max: NOON + 1e11 });
const count = fc.nat({ max: 100_000 });
const reasons = fc.array(fc.record({ reason: hostileText, runs: fc.nat() }), { maxLength: 12 });

/** A bulk action whose every text is hostile. */
export const hostileBulk: fc.Arbitrary<BulkView> = fc.record({
  bulk: fc.record({
    number: fc.integer({ min: 1, max: 9_999_999 }),
    action: fc.constantFrom(...BULK_ACTIONS),
    change: fc.record({
      project: fc.option(hostileText, { nil: null }),
      addTags: fc.array(hostileText, { maxLength: 5 }),
      removeTags: fc.array(hostileText, { maxLength: 5 }),
    }),
    query: hostileText,
    by: person,
    place: fc.constant({ channel: 'C1', threadTs: null }),
    state: fc.constantFrom(...BULK_STATES),
    everything: fc.boolean(),
    matched: count,
    runs: count,
    skipped: reasons,
    createdAt: at,
    startsAt: fc.option(at),
    endedAt: fc.option(at),
    stopped: fc.option(fc.record({ at, by: person })),
  }),
  counts: fc.record({ failed: count, skipped: count, requested: count, todo: count, confirmed: count }),
  failures: reasons,
  leftOut: reasons,
});

export const hostileResults: fc.Arbitrary<readonly BulkResult[]> = fc.array(
  fc.record({
    run: fc.integer({ min: 1, max: 9_999_999 }),
    title: fc.option(hostileText),
    project: fc.option(hostileText),
    state: fc.constantFrom(...ITEM_STATES),
    reason: fc.option(hostileText),
    result: fc.option(fc.nat()),
  }),
  { maxLength: 20 },
);
