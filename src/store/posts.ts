import { type Kysely, sql, type Updateable } from 'kysely';
import type { Connection } from './connection.ts';
import { NOT_FINAL } from './not-final.ts';
import type { Post, Posts } from './post.ts';
import type { Database } from './schema.ts';

const COLUMNS = [
  'run',
  'channel',
  'thread_ts as threadTs',
  'ts',
  'shown_seq as shownSeq',
  'attempts',
  'next_at as nextAt',
  'gone',
] as const;

/** Messages that show a run, one a run and channel. */
export function posts({ reader, write }: Connection): Posts {
  const all = reader.selectFrom('posts').select(COLUMNS);
  const change = (run: number, channel: string, values: Updateable<Database['posts']>) =>
    write(async (db) => {
      await db.updateTable('posts').set(values).where('run', '=', run).where('channel', '=', channel).execute();
    });
  return {
    want: (post) => write((db) => want(db, post)),
    async get(run, channel) {
      return (await all.where('run', '=', run).where('channel', '=', channel).executeTakeFirst()) ?? null;
    },
    ofRun: (run) => all.where('run', '=', run).orderBy('channel').execute(),
    async byMessage(channel, ts) {
      return (await all.where('channel', '=', channel).where('ts', '=', ts).executeTakeFirst()) ?? null;
    },
    async inThread(channel, threadTs) {
      const there = all
        .where('channel', '=', channel)
        .where((post) => post.or([post('ts', '=', threadTs), post('thread_ts', '=', threadTs)]));
      return (await there.orderBy('run', 'desc').executeTakeFirst()) ?? null;
    },
    placed: (run, channel, ts, shownSeq) =>
      change(run, channel, { ts, shown_seq: shownSeq, attempts: 0, next_at: 0, gone: null }),
    outdated: (now, limit) =>
      all
        .where(sql<boolean>`run_seq > shown_seq and ts is not null and gone is null`)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('run_seq')
        .limit(limit)
        .execute(),
    shown: (run, channel, shownSeq) => change(run, channel, { shown_seq: shownSeq, attempts: 0, next_at: 0 }),
    failed: (run, channel, nextAt) =>
      write(async (db) => {
        await db
          .updateTable('posts')
          .set((row) => ({ attempts: row('attempts', '+', 1), next_at: nextAt }))
          .where('run', '=', run)
          .where('channel', '=', channel)
          .execute();
      }),
    lost: (run, channel, why) => change(run, channel, { gone: why }),
    lostIn: (channels, why) =>
      write(async (db) => {
        await db
          .updateTable('posts')
          .set({ gone: why })
          .where('channel', 'in', channels)
          .where('ts', 'is not', null)
          .execute();
      }),
    outdate: (provider) =>
      write(async (db) => {
        await db
          .updateTable('posts')
          .set((row) => ({ shown_seq: row('run_seq', '-', 1) }))
          .whereRef('shown_seq', '>=', 'run_seq')
          .where('run', 'in', (moving) =>
            moving.selectFrom('runs').select('number').where('provider', '=', provider).where(NOT_FINAL),
          )
          .execute();
      }),
  };
}

/** A message that is gone is wanted anew: it loses its place and its reason. */
async function want(db: Kysely<Database>, { run, channel, threadTs }: Parameters<Posts['want']>[0]): Promise<Post> {
  await db
    .updateTable('posts')
    .set({ gone: null, ts: null, thread_ts: threadTs, shown_seq: 0, attempts: 0, next_at: 0 })
    .where('run', '=', run)
    .where('channel', '=', channel)
    .where('gone', 'is not', null)
    .execute();
  await db
    .insertInto('posts')
    .columns(['run', 'channel', 'thread_ts', 'run_seq'])
    .expression((select) =>
      select
        .selectFrom('runs')
        .select(['number', sql.val(channel).as('channel'), sql.val(threadTs).as('thread_ts'), 'seq'])
        .where('number', '=', run),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db
    .selectFrom('posts')
    .select(COLUMNS)
    .where('run', '=', run)
    .where('channel', '=', channel)
    .executeTakeFirstOrThrow();
}
