import { type Kysely, sql } from 'kysely';
import { ITEM_STATES, type ItemCounts, type ItemState } from '../domain/bulk.ts';
import type { Bulks, ItemResult } from './bulk.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

type Items = Pick<
  Bulks,
  'lanes' | 'todo' | 'unsent' | 'settle' | 'follow' | 'skipRest' | 'counts' | 'reasons' | 'results' | 'stake'
>;

const ROWS_AT_ONCE = 500;
/** The key of a run's operation: `itemKey` as SQL. */
const ITEM_KEY = sql`('bulk:' || bulk_items.bulk || ':' || bulk_items.run)`;

/** The runs of bulk actions. What they cost and are called is read from the runs as they are now. */
export function bulkItems({ reader, write }: Connection): Omit<Items, 'stake'> {
  const of = (bulk: number, state: ItemState) =>
    reader.selectFrom('bulk_items').where('bulk', '=', bulk).where('state', '=', state);
  return {
    async lanes(number) {
      const rows = await reader
        .selectFrom('bulk_items')
        .select('provider')
        .distinct()
        .where('bulk', '=', number)
        .where('state', 'in', ['todo', 'requested'])
        .orderBy('provider')
        .execute();
      return rows.map(({ provider }) => provider);
    },
    async todo(number, provider, limit) {
      const next = of(number, 'todo').where('provider', '=', provider).select('run').orderBy('run').limit(limit);
      return (await next.execute()).map(({ run }) => run);
    },
    async unsent(number, provider, limit) {
      const { rows } = await sql<{ run: number }>`
        select bulk_items.run from bulk_items join operations as o on o.key = ${ITEM_KEY}
        where bulk_items.bulk = ${number} and bulk_items.state = 'requested' and bulk_items.provider = ${provider}
          and o.state = 'requested' and o.sent_at is null
        order by bulk_items.run limit ${limit}`.execute(reader);
      return rows.map(({ run }) => run);
    },
    settle: (number, results) =>
      write(async (db) => {
        for (const group of alike(results)) await settleAlike(db, number, group);
      }),
    follow: (number, runs) =>
      write(async (db) => {
        if (runs?.length === 0) return 0;
        const these = runs === null ? sql`1 = 1` : sql`bulk_items.run in (${sql.join(runs)})`;
        const { numAffectedRows } = await sql`
          update bulk_items set state = o.state, reason = o.error, result = o.result from operations as o
          where bulk_items.bulk = ${number} and bulk_items.state = 'requested' and ${these}
            and o.key = ${ITEM_KEY} and o.state <> 'requested'`.execute(db);
        return Number(numAffectedRows ?? 0n);
      }),
    skipRest: (number, reason) =>
      write(async (db) => {
        await db
          .updateTable('bulk_items')
          .set({ state: 'skipped', reason })
          .where('bulk', '=', number)
          .where('state', '=', 'todo')
          .execute();
      }),
    async counts(number) {
      const rows = await reader
        .selectFrom('bulk_items')
        .select((row) => ['state', row.fn.countAll<number>().as('runs')])
        .where('bulk', '=', number)
        .groupBy('state')
        .execute();
      const known = new Map(rows.map(({ state, runs }) => [state, runs]));
      return Object.fromEntries(ITEM_STATES.map((state) => [state, known.get(state) ?? 0])) as Record<
        keyof ItemCounts,
        number
      >;
    },
    async reasons(number, state, limit) {
      const rows = await of(number, state)
        .select((row) => [sql<string>`coalesce(reason, '')`.as('reason'), row.fn.countAll<number>().as('runs')])
        .groupBy('reason')
        .orderBy('runs', 'desc')
        .orderBy('reason')
        .limit(limit)
        .execute();
      return rows;
    },
    results: (number, from, limit) =>
      reader
        .selectFrom('bulk_items')
        .innerJoin('runs', 'runs.number', 'bulk_items.run')
        .select(['bulk_items.run', 'bulk_items.state', 'bulk_items.reason', 'bulk_items.result'])
        .select(['runs.project', sql<string | null>`coalesce(runs.title, substr(runs.prompt, 1, 200))`.as('title')])
        .where('bulk', '=', number)
        .orderBy(byState())
        .orderBy('bulk_items.run')
        .limit(limit)
        .offset(from)
        .$castTo<Awaited<ReturnType<Bulks['results']>>[number]>()
        .execute(),
  };
}

function byState() {
  const cases = ITEM_STATES.map((state, rank) => sql`when ${sql.lit(state)} then ${sql.lit(rank)}`);
  return sql`case bulk_items.state ${sql.join(cases, sql` `)} end`;
}

function alike(results: readonly ItemResult[]): readonly (readonly ItemResult[])[] {
  const groups = new Map<string, ItemResult[]>();
  for (const item of results) {
    const name = JSON.stringify([item.state, item.reason, item.result]);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}

async function settleAlike(db: Kysely<Database>, bulk: number, items: readonly ItemResult[]): Promise<void> {
  for await (const part of chunks(items, ROWS_AT_ONCE)) {
    const [first] = part;
    if (first === undefined) return;
    await db
      .updateTable('bulk_items')
      .set({ state: first.state, reason: first.reason, result: first.result })
      .where('bulk', '=', bulk)
      .where(
        'run',
        'in',
        part.map(({ run }) => run),
      )
      .execute();
  }
}
