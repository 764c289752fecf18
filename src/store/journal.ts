import { type Kysely, type Selectable, sql } from 'kysely';
import { type Actor, type EventKind, type JournalEvent, type NewEvent, RUNTOWER } from '../domain/event.ts';
import type { Action } from '../domain/lifecycle.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';
import type { Journal } from './store.ts';
import { takeTurn } from './turn.ts';

const EVENTS_AT_ONCE = 100;

/** What happened, numbered in the order in which it becomes visible. */
export function journal({ reader, write, engine }: Connection): Journal {
  const events = reader.selectFrom('events').selectAll();
  return {
    append: (added) =>
      write(async (db) => {
        await takeTurn(db, engine);
        const numbered: JournalEvent[] = [];
        for await (const part of chunks(added, EVENTS_AT_ONCE)) numbered.push(...(await append(db, part)));
        return numbered;
      }),
    async after(seq, limit) {
      return (await events.where('seq', '>', seq).orderBy('seq').limit(limit).execute()).map(toEvent);
    },
    async ofRun(number, limit) {
      const history = events.where('run', '=', number).where('kind', '!=', 'progressed');
      const newest = await history.orderBy('seq', 'desc').limit(limit).execute();
      return newest.reverse().map(toEvent);
    },
    async newest() {
      const row = await reader.selectFrom('events').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row?.seq ?? 0;
    },
    async cursor(name) {
      const row = await reader.selectFrom('cursors').select('seq').where('reader', '=', name).executeTakeFirst();
      return row?.seq ?? null;
    },
    moveCursor: (name, seq) =>
      write(async (db) => {
        await db
          .insertInto('cursors')
          .values({ reader: name, seq })
          .onConflict((conflict) => conflict.column('reader').doUpdateSet({ seq }))
          .execute();
      }),
  };
}

async function append(db: Kysely<Database>, added: readonly NewEvent[]): Promise<JournalEvent[]> {
  const rows = await db.insertInto('events').values(added.map(toRow)).returning('seq').execute();
  const seqs = rows.map((row) => row.seq).sort((a, b) => a - b);
  const runs = [...new Set(added.flatMap(({ run }) => run ?? []))];
  if (runs.length > 0) await moveRuns(db, runs);
  return added.map((event, index) => ({ ...event, seq: seqs[index] ?? 0 }));
}

async function moveRuns(db: Kysely<Database>, runs: readonly number[]): Promise<void> {
  await db
    .updateTable('runs')
    .set({ seq: sql<number>`(select max(e.seq) from events e where e.run = runs.number)` })
    .where('number', 'in', runs)
    .execute();
  await db
    .updateTable('posts')
    .set({ run_seq: sql<number>`(select r.seq from runs r where r.number = posts.run)` })
    .where('run', 'in', runs)
    .execute();
}

function toRow({ kind, run, at, actor, action, detail }: NewEvent) {
  return { kind, run, at, ...toActorColumns(actor), action, detail };
}

function toActorColumns(actor: Actor) {
  if (actor.kind === 'person') {
    return { actor_kind: actor.kind, actor_id: actor.person.id, actor_name: actor.person.name };
  }
  return { actor_kind: actor.kind, actor_id: null, actor_name: actor.kind === 'runtower' ? null : actor.name };
}

function toEvent(row: Selectable<Database['events']>): JournalEvent {
  return {
    seq: row.seq,
    kind: row.kind as EventKind,
    run: row.run,
    at: row.at,
    actor: toActor(row),
    action: row.action as Action | null,
    detail: row.detail,
  };
}

function toActor(row: Selectable<Database['events']>): Actor {
  const name = row.actor_name ?? '';
  if (row.actor_kind === 'person') return { kind: 'person', person: { id: row.actor_id ?? name, name } };
  if (row.actor_kind === 'provider' || row.actor_kind === 'schedule') return { kind: row.actor_kind, name };
  return RUNTOWER;
}
