import { expect, test } from 'vitest';
import { STATUSES } from '../../../src/domain/run.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aQuery } from './a-query.ts';

export function numbersContract(store: () => Store): void {
  test('counts leave archived runs out unless the query speaks of them', async () => {
    await store().runs.insertMany([aRun(), aRun({ status: 'failed' }), aRun({ archivedAt: NOON })]);
    expect(await store().runs.count(aQuery())).toBe(2);
    expect(await store().runs.count(aQuery({ mentionsArchived: true }))).toBe(3);
    const none = Object.fromEntries(STATUSES.map((status) => [status, 0]));
    expect(await store().runs.countByStatus(aQuery())).toEqual({ ...none, completed: 1, failed: 1 });
  });

  test('sums cover what is known and say how many that is', async () => {
    const large = 4_000_000_000_000;
    await store().runs.insertMany([
      aRun({ costMicros: large, tokens: 1 }),
      aRun({ costMicros: large, tokens: null }),
      aRun({ costMicros: null, tokens: null }),
    ]);
    const totals = { runs: 3, costMicros: 2 * large, costKnown: 2, tokens: 1, tokensKnown: 1 };
    expect(await store().runs.totals(aQuery())).toEqual(totals);
    const none = { runs: 0, costMicros: 0, costKnown: 0, tokens: 0, tokensKnown: 0 };
    expect(await store().runs.totals(aQuery({ where: { kind: 'status', values: ['queued'] } }))).toEqual(none);
  });

  test('names come most used first, those that differ in case or accents as one', async () => {
    const projects = ['web', 'Ops', 'ops', 'OPS', 'web', null, 'gone'];
    await store().runs.insertMany(
      projects.map((project, index) =>
        aRun({ project, archivedAt: project === 'gone' ? NOON : null, createdAt: index }),
      ),
    );
    expect(await store().runs.names('project', 5)).toEqual(['OPS', 'web']);
    expect(await store().runs.names('project', 1)).toEqual(['OPS']);
    expect(await store().runs.names('agent', 5)).toEqual(['claude']);
  });
}
