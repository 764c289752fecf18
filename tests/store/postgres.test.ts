import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const outside = { now: () => NOON };
let server: PostgresServer;
let url: string;
let store: Store;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.database();
  store = await openStore(url, outside);
});

afterAll(async () => {
  await store.close();
  await server.stop();
});

/** As an administrator or a failing network does it. */
async function breakConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'runtower'`);
  await client.end();
}

test('two processes that start at once on an empty database both find its tables', async () => {
  const empty = await server.database();
  const stores = await Promise.all([openStore(empty, outside), openStore(empty, outside)]);
  expect(await Promise.all(stores.map((opened) => opened.journal.newest()))).toEqual([0, 0]);
  await Promise.all(stores.map((opened) => opened.close()));
});

test('broken connections that nobody uses are replaced', async () => {
  await Promise.all([store.check(), store.check(), store.check()]);
  await breakConnections();
  await expect.poll(() => store.check().then(() => 'answers')).toBe('answers');
});

test('a transaction whose connection breaks in the middle is run again, and lands once', async () => {
  let tries = 0;
  const run = await store.write(async (tx) => {
    const inserted = await tx.runs.insert(aRun({ key: 'once' }));
    if (++tries === 1) await breakConnections();
    await tx.inbox.take('once', NOON);
    return inserted;
  });
  expect(tries).toBe(2);
  expect(await store.runs.byKey('once')).toEqual(run);
});

test('a database of a newer version is refused', async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("insert into schema_migrations values ('0999-later.postgres.sql', 1)");
  const refused = { code: 'unavailable', message: expect.stringMatching(/newer Runtower/) };
  await expect(openStore(url, outside)).rejects.toMatchObject(refused);
  await client.query("delete from schema_migrations where name like '0999%'");
  await client.end();
});

test.each([
  ['an address where nobody listens', 'postgres://postgres@127.0.0.1:1/x', /does not answer/],
  ['a database that does not exist', null, /refuses DATABASE_URL/],
])('%s is said plainly', async (_, address, message) => {
  const wrong = address ?? `${url}_missing`;
  const refused = { code: 'unavailable', message: expect.stringMatching(message) };
  await expect(openStore(wrong, outside)).rejects.toMatchObject(refused);
});

test('a server that goes away is said plainly, by reads, writes and the check', async () => {
  const other = await startPostgres();
  const opened = await openStore(await other.database(), outside);
  await other.stop();
  const refused = { code: 'unavailable' };
  await expect(opened.runs.get(1)).rejects.toMatchObject(refused);
  await expect(opened.runs.insert(aRun())).rejects.toMatchObject(refused);
  await expect(opened.check()).rejects.toMatchObject(refused);
  await opened.close();
});
