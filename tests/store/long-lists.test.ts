import { afterAll, beforeAll, expect, test } from 'vitest';
import { matches } from '../../src/domain/query/matches.ts';
import { parseQuery } from '../../src/domain/query/parse.ts';
import { type NewRun, type Run, STATUSES } from '../../src/domain/run.ts';
import { type OpenDatabase, sqliteFiles } from '../support/databases.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

/** Past what SQLite is asked to find at once, so that every way of reading a list is taken. */
const RUNS = 5_000;
const SECOND = 1000;

let database: OpenDatabase;
let runs: readonly Run[];

beforeAll(async () => {
  database = await sqliteFiles().open();
  runs = await database.store.runs.insertMany(Array.from({ length: RUNS }, (_, index) => varied(index)));
}, 60_000);

afterAll(() => database.close());

/** Common and rare values of everything, many of them equal, in no order of time. */
function varied(index: number): NewRun {
  const pick = <T>(values: readonly T[], step: number): T | undefined =>
    values[Math.floor(index / step) % values.length];
  return aRun({
    status: index % 500 === 7 ? 'waiting' : (pick(STATUSES, 3) ?? 'failed'),
    project: index % 900 === 5 ? 'rare' : (pick(['web', 'api', null], 2) ?? null),
    by: pick([{ id: 'U1', name: 'Ana Ruiz' }, { id: 'U2', name: 'Ana Ortiz' }, null], 5) ?? null,
    title: `${index % 3 === 0 ? 'common' : 'other'} ${index % 50 === 0 ? 'seldom' : ''} ${index % 1_500 === 9 ? 'unique' : ''}`,
    tags: [index % 2 === 0 ? 'often' : 'else', ...(index % 700 === 0 ? ['scarce'] : [])],
    costMicros: index % 4 === 0 ? null : (index % 100) * 1_000,
    createdAt: NOON - ((index * 7_919) % 2_500) * SECOND,
    archivedAt: index % 11 === 0 ? NOON : null,
    seenAt: index % 2 === 0 ? NOON : 0,
  });
}

const QUERIES = [
  '',
  'sort:created',
  'status:waiting',
  'status:completed,failed',
  'is:active',
  'is:final',
  'is:stale',
  'is:archived',
  'project:rare',
  'project:web,api sort:created',
  'by:ana',
  'by:"ana ruiz"',
  'by:@U2',
  'by:nobody',
  'tag:often',
  'tag:scarce',
  'tag:often,scarce',
  'cost:>0.05',
  'cost:>0.0985',
  'cost:0.002..0.003 sort:-cost',
  'id:1100..1150',
  'id:1100..4500',
  'since:30m',
  'since:10m status:failed',
  'has:error',
  '-has:cost',
  '-status:completed',
  'duration:>20m',
  'common',
  'seldom',
  'unique',
  '-common',
  '"common seldom"',
  'common tag:scarce',
  'status:failed project:rare',
  'status:failed cost:>0.09',
  'status:running tag:often',
  'status:waiting OR project:rare',
  'status:waiting OR has:error',
  'is:stale tag:often',
  'status:failed sort:-cost',
  'seldom sort:cost',
  'tag:scarce sort:-finished',
  'has:error sort:duration',
  'common sort:status',
  'is:active sort:-duration',
  'project:web sort:project',
  'is:archived seldom sort:changed',
];

test.each(QUERIES)('the pages of a long list hold what the query means: %s', async (text) => {
  const query = parseQuery(text, { now: NOON, zone: 'UTC', me: null, staleAfter: 15 * SECOND });
  const meant = runs.filter((run) => (query.mentionsArchived || run.archivedAt === null) && matches(query, run, null));
  const { store } = database;
  const shown: Run[] = [];
  let previous: string | null = null;
  for (let after: string | null | undefined; after !== null && shown.length <= RUNS; ) {
    const page = await store.runs.list(query, { limit: 400, after: after ?? null });
    shown.push(...page.runs);
    previous = page.previous ?? previous;
    after = page.next;
  }
  const numbers = (of: readonly Run[]) => of.map(({ number }) => number);
  expect(numbers(shown).sort((a, b) => a - b)).toEqual(numbers(meant).sort((a, b) => a - b));
  if (query.sort.field === 'created') {
    const direction = query.sort.descending ? -1 : 1;
    const sorted = [...meant].sort((a, b) => (a.createdAt - b.createdAt || a.number - b.number) * direction);
    expect(numbers(shown)).toEqual(numbers(sorted));
  }
  const back = previous === null ? null : await store.runs.list(query, { limit: 50, before: previous });
  if (back !== null) {
    const end = numbers(shown).indexOf(back.runs.at(-1)?.number ?? 0) + 1;
    expect(numbers(back.runs)).toEqual(numbers(shown).slice(end - 50, end));
    expect([back.next !== null, back.previous !== null]).toEqual([true, true]);
  }
});
