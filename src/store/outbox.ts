import { type Kysely, type Selectable, sql } from 'kysely';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import { DELIVERY_STATES, type Delivery, type DeliveryState, type Outbox } from './deliveries.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 100;
/** As in the index of the unsent. */
const UNSENT = sql<boolean>`state not in ('sent', 'dead')`;

/** Deliveries, one after the other within a lane: what is `unknown` holds up its lane. `attempts` counts claims. */
export function outbox({ reader, write, engine }: Connection): Outbox {
  return {
    add: (deliveries, now) =>
      write(async (db) => {
        for await (const part of chunks(deliveries, ROWS_AT_ONCE)) {
          await db
            .insertInto('deliveries')
            .values(part.map((delivery) => ({ ...delivery, state: 'new', next_at: now, created_at: now })))
            .onConflict((conflict) => conflict.column('key').doNothing())
            .execute();
        }
      }),
    claim: (outlet, limit, now, lease) => write((db) => claim(db, engine, outlet, limit, now, lease)),
    settle: ({ id, fence }, { state, error, nextAt, now }) =>
      write(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('deliveries')
          .set({
            state,
            error,
            next_at: nextAt,
            lease_until: null,
            unclear: state === 'unknown' ? 1 : 0,
            ...(state === 'sent' && { sent_at: now }),
          })
          .where('id', '=', id)
          .where('fence', '=', fence)
          .where('state', 'in', ['sending', 'unknown'])
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    expire: (now) => write((db) => doubt(db, now, now)),
    abandon: (now) => write((db) => doubt(db, now, Number.MAX_SAFE_INTEGER)),
    depth: (outlet) => depth(reader, outlet),
  };
}

/** PostgreSQL looks at a row again once it has locked it, so a row that another process took meanwhile is left out. */
async function claim(
  db: Kysely<Database>,
  engine: Connection['engine'],
  outlet: string,
  limit: number,
  now: number,
  lease: number,
): Promise<readonly Delivery[]> {
  const claimed = await db
    .with('due', (query) =>
      query
        .selectFrom('deliveries')
        .select('id as due_id')
        .where('id', 'in', (oldest) =>
          oldest
            .selectFrom('deliveries')
            .select((row) => row.fn.min('id').as('id'))
            .where('outlet', '=', outlet)
            .where(UNSENT)
            .groupBy('lane'),
        )
        .where('state', 'in', ['new', 'retry', 'unknown'])
        .where('next_at', '<=', now)
        .orderBy('id')
        .limit(limit)
        .$if(engine === 'postgres', (rows) => rows.forUpdate().skipLocked()),
    )
    .updateTable('deliveries')
    .from('due')
    .set((row) => ({
      state: 'sending',
      attempts: row('attempts', '+', 1),
      fence: row('fence', '+', 1),
      lease_until: now + lease,
    }))
    .whereRef('id', '=', 'due_id')
    .returningAll()
    .execute();
  return claimed.map(toDelivery).sort((a, b) => a.id - b.id);
}

/** What is on its way with a lease that ends by then may or may not have arrived. */
async function doubt(db: Kysely<Database>, now: number, leaseEnd: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'unknown', unclear: 1, error: null, lease_until: null, next_at: now })
    .where(sql<boolean>`state = 'sending'`)
    .where('lease_until', '<=', leaseEnd)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function depth(db: Kysely<Database>, outlet: string | undefined): ReturnType<Outbox['depth']> {
  const rows = await db
    .selectFrom('deliveries')
    .select((row) => ['state', row.fn.countAll<number>().as('deliveries')])
    .$if(outlet !== undefined, (query) => query.where('outlet', '=', outlet ?? ''))
    .groupBy('state')
    .execute();
  const oldest = await db
    .selectFrom('deliveries')
    .select((row) => row.fn.min('created_at').as('at'))
    .where(UNSENT)
    .$if(outlet !== undefined, (query) => query.where('outlet', '=', outlet ?? ''))
    .executeTakeFirst();
  const counts = new Map(rows.map(({ state, deliveries }) => [state, deliveries]));
  const states = Object.fromEntries(DELIVERY_STATES.map((state) => [state, counts.get(state) ?? 0]));
  return { states: states as Record<DeliveryState, number>, oldestAt: oldest?.at ?? null };
}

function toDelivery(row: Selectable<Database['deliveries']>): Delivery {
  return {
    id: row.id,
    outlet: row.outlet,
    key: row.key,
    lane: row.lane,
    target: row.target,
    run: row.run,
    seq: row.seq,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    nextAt: row.next_at,
    leaseUntil: row.lease_until,
    fence: row.fence,
    unclear: row.unclear === 1,
    error: row.error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}
