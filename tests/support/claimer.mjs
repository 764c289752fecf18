// A process that claims deliveries until none are left. It says `ready`, waits for its input to end, and then prints
// the keys that it got, one a line: node claimer.mjs <database> <store | select-then-update>
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../dist/store/open.js';

const [url, way] = process.argv.slice(2);
const LEASE = 60_000;
const now = Date.now();

const keys = way === 'store' ? await claimAll() : await selectThenUpdateAll();
process.stdout.write(keys.map((key) => `${key}\n`).join(''));

/** Claimers that start one after the other would find nothing left to fight over. */
async function allReady() {
  process.stdout.write('ready\n');
  await once(process.stdin.resume(), 'end');
}

async function claimAll() {
  const store = await openStore(url, { now: () => now, random: Math.random });
  await allReady();
  const got = [];
  while ((await store.outbox.depth()).states.new > 0) {
    for (const delivery of await patiently(() => store.outbox.claim('slack', 5, now, LEASE))) {
      const result = { state: 'sent', error: null, nextAt: now, now };
      if (await patiently(() => store.outbox.settle(delivery, result))) got.push(delivery.key);
    }
  }
  await store.close();
  return got;
}

/** Four processes on two cores may find the database busy for longer than anybody waits for an answer. */
async function patiently(work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error.code !== 'unavailable') throw error;
    }
  }
}

/** What a claim must not be: what was read may be another's by the time it is written. */
async function selectThenUpdateAll() {
  const { query, end } = url.startsWith('file:') ? await overSqlite() : await overPostgres();
  await allReady();
  const got = [];
  for (;;) {
    const rows = await query(`select id, key from deliveries where state = 'new' order by id limit 5`);
    if (rows.length === 0) break;
    await wait(2);
    await query(`update deliveries set state = 'sent' where id in (${rows.map(({ id }) => id).join(',')})`);
    got.push(...rows.map(({ key }) => key));
  }
  await end();
  return got;
}

async function overSqlite() {
  const { default: Sqlite } = await import('better-sqlite3');
  const file = new Sqlite(url.slice('file:'.length), { timeout: 5_000 });
  return {
    query: async (text) => (file.prepare(text).reader ? file.prepare(text).all() : file.prepare(text).run()),
    end: async () => file.close(),
  };
}

async function overPostgres() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { query: async (text) => (await client.query(text)).rows, end: () => client.end() };
}
