import { expect, test } from 'vitest';
import type { Query, SortField } from '../../../src/domain/query/ast.ts';
import type { NewRun } from '../../../src/domain/run.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aQuery, sortedBy } from './a-query.ts';

const MINUTE = 60_000;

/** Runs with many equal and many unknown values, so that every order has ties and gaps. */
function mixed(count: number): NewRun[] {
  const statuses = ['running', 'completed', 'failed', 'queued'] as const;
  const projects = ['web', 'Ops', null];
  return Array.from({ length: count }, (_, index) =>
    aRun({
      title: `run ${index}`,
      status: statuses[index % 4] ?? 'running',
      project: projects[index % 3] ?? null,
      createdAt: NOON - ((index * 7) % 5) * MINUTE,
      costMicros: index % 3 === 0 ? null : (index % 2) * 10,
      tokens: index % 5 === 0 ? null : index,
      changedAt: NOON - (index % 3),
    }),
  );
}

async function pages(store: Store, query: Query, limit: number, onPage?: () => Promise<unknown>): Promise<number[][]> {
  const found: number[][] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await store.runs.list(query, { limit, after: after ?? null });
    expect(page.previous === null).toBe(found.length === 0);
    found.push(page.runs.map(({ number }) => number));
    await onPage?.();
    after = page.next;
  }
  return found;
}

const FIELDS: SortField[] = [
  'created',
  'finished',
  'cost',
  'tokens',
  'duration',
  'progress',
  'project',
  'status',
  'changed',
];

export function listContract(store: () => Store): void {
  test('the newest run comes first unless the query says otherwise', async () => {
    await store().runs.insertMany([aRun({ createdAt: 5 }), aRun({ createdAt: 9 }), aRun({ createdAt: 7 })]);
    const { runs, next, previous } = await store().runs.list(aQuery(), { limit: 10 });
    expect(runs.map(({ number }) => number)).toEqual([1002, 1003, 1001]);
    expect([next, previous]).toEqual([null, null]);
  });

  test('statuses sort as they are shown, and unknown values come last both ways', async () => {
    await store().runs.insertMany([
      aRun({ status: 'completed', costMicros: null }),
      aRun({ status: 'waiting', costMicros: 5 }),
      aRun({ status: 'running', costMicros: 9 }),
    ]);
    const titles = async (query: Query) =>
      (await store().runs.list(query, { limit: 10 })).runs.map(({ number }) => number);
    expect(await titles(sortedBy('status'))).toEqual([1002, 1003, 1001]);
    expect(await titles(sortedBy('cost'))).toEqual([1002, 1003, 1001]);
    expect(await titles(sortedBy('-cost'))).toEqual([1003, 1002, 1001]);
  });

  test('the duration of a run that still moves is measured at the moment of the query', async () => {
    await store().runs.insertMany([
      aRun({ startedAt: NOON - 5 * MINUTE, finishedAt: NOON - MINUTE }),
      aRun({ status: 'running', startedAt: NOON - 3 * MINUTE }),
      aRun({ status: 'queued', startedAt: null }),
      aRun({ status: 'running', startedAt: NOON - 9 * MINUTE }),
    ]);
    const { runs } = await store().runs.list(sortedBy('-duration'), { limit: 10 });
    expect(runs.map(({ number }) => number)).toEqual([1004, 1001, 1002, 1003]);
  });

  test.each(FIELDS.flatMap((field) => [field, `-${field}`] as const))(
    'sorted by %s, pages forward and back show every run once, in the same order',
    async (sort) => {
      const runs = await store().runs.insertMany(mixed(31));
      const query = sortedBy(sort);
      const whole = (await store().runs.list(query, { limit: 100 })).runs.map(({ number }) => number);
      expect(new Set(whole)).toEqual(new Set(runs.map(({ number }) => number)));
      expect((await pages(store(), query, 4)).flat()).toEqual(whole);

      let { next } = await store().runs.list(query, { limit: 28 });
      const last = await store().runs.list(query, { limit: 28, after: next });
      const back: number[] = last.runs.map(({ number }) => number);
      for (let before = last.previous; before !== null; ) {
        const page = await store().runs.list(query, { limit: 5, before });
        expect(page.next).not.toBeNull();
        back.unshift(...page.runs.map(({ number }) => number));
        before = page.previous;
        next = page.next;
      }
      expect(back).toEqual(whole);
    },
  );

  test('runs that arrive while somebody pages neither repeat nor push out a run', async () => {
    await store().runs.insertMany(mixed(20));
    const before = (await store().runs.list(aQuery(), { limit: 100 })).runs.map(({ number }) => number);
    const seen = await pages(store(), aQuery(), 3, () => store().runs.insert(aRun({ createdAt: NOON + MINUTE })));
    expect(seen.flat()).toEqual(before);
  });

  test('a page keeps to its query, and archived runs stay away', async () => {
    await store().runs.insertMany([...mixed(12), aRun({ status: 'failed', archivedAt: NOON })]);
    const failed = aQuery({ where: { kind: 'status', values: ['failed', 'queued'] } });
    const found = await pages(store(), failed, 2);
    expect(found.map((page) => page.length)).toEqual([2, 2, 2]);
    const all = await store().runs.list({ ...failed, mentionsArchived: true }, { limit: 50 });
    expect(all.runs).toHaveLength(7);
  });

  test('a cursor that was made up, or belongs to another order, is refused', async () => {
    await store().runs.insertMany(mixed(5));
    const { next } = await store().runs.list(sortedBy('cost'), { limit: 1 });
    const made = Buffer.from(JSON.stringify(['-created', 'x', 1])).toString('base64url');
    for (const after of ['', 'x', '%%%', made, Buffer.from('{}').toString('base64url'), next]) {
      await expect(store().runs.list(aQuery(), { limit: 1, after })).rejects.toMatchObject({ code: 'invalid' });
      await expect(store().runs.list(aQuery(), { limit: 1, before: after })).rejects.toMatchObject({ code: 'invalid' });
    }
  });
}
