import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const outside = { now: () => NOON };
let folder: string;
let path: string;
let store: Store | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtower-sqlite-'));
  path = join(folder, 'deep', 'runs.db');
  store = null;
});

afterEach(async () => {
  await store?.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<Store> {
  store = await openStore(`file:${path}`, outside);
  return store;
}

/** Another process that takes the write lock and says so; it lets go when its input ends. */
async function lockElsewhere(): Promise<() => Promise<void>> {
  const program = `
    const file = new (require('better-sqlite3'))(${JSON.stringify(path)});
    file.exec('begin immediate');
    console.log('locked');
    process.stdin.on('end', () => { file.exec('rollback'); process.exit(0); }).resume();`;
  const other = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  return async () => {
    other.stdin.end();
    await once(other, 'exit');
  };
}

/** The longest that the process stood still while `work` went on, in milliseconds. */
async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work.catch(() => {});
  clearInterval(timer);
  return longest;
}

test('the folder of a new database is made', async () => {
  await open();
  expect(existsSync(path)).toBe(true);
});

test('every open keeps what it acknowledges, the second one too', async () => {
  for (let opened = 0; opened < 2; opened++) {
    const engine = await openSqlite(path, outside);
    const settings = await engine.write((db) =>
      sql`select * from pragma_synchronous, pragma_journal_mode, pragma_foreign_keys`.execute(db),
    );
    expect(settings.rows).toEqual([{ synchronous: 2, journal_mode: 'wal', foreign_keys: 1 }]);
    await engine.close();
  }
});

test('runs are there again after a restart, and migrations are not repeated', async () => {
  const run = await (await open()).runs.insert(aRun());
  await store?.close();
  expect(await (await open()).runs.get(run.number)).toEqual(run);
});

test('a transaction holds the write lock from its beginning', async () => {
  const { write } = await open();
  await write(async (tx) => {
    await tx.runs.get(1);
    const other = new Sqlite(path, { timeout: 0 });
    expect(() => other.exec('begin immediate')).toThrow(/locked/);
    other.close();
  });
});

test('reading goes on while another process writes', async () => {
  const { runs } = await open();
  await runs.insert(aRun());
  const release = await lockElsewhere();
  expect((await runs.get(1001))?.number).toBe(1001);
  await release();
});

test('reading goes on inside the process while a transaction is under way, and sees it once it has ended', async () => {
  const { runs, write } = await open();
  await write(async (tx) => {
    await tx.runs.insert(aRun());
    expect(await runs.get(1001)).toBeNull();
  });
  expect((await runs.get(1001))?.number).toBe(1001);
});

test('a writer waits for a short lock of another process without standing still for long', async () => {
  const { runs } = await open();
  const release = await lockElsewhere();
  const inserting = runs.insert(aRun());
  const standstill = longestStandstill(inserting);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await release();
  expect((await inserting).number).toBe(1001);
  expect(await standstill).toBeLessThan(500);
});

test('a writer that waits too long is told in a sentence, and nothing is written', async () => {
  const { runs } = await open();
  const release = await lockElsewhere();
  await expect(runs.insert(aRun())).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/The database is busy/),
  });
  await release();
  expect(await runs.get(1001)).toBeNull();
});

test('a database that somebody else is changing is opened where its tables are up to date', async () => {
  await (await open()).close();
  const release = await lockElsewhere();
  expect(await (await open()).runs.get(1)).toBeNull();
  await release();
});

test('a database of a newer version is refused and left as it is', async () => {
  await (await open()).close();
  const file = new Sqlite(path);
  file.exec("insert into schema_migrations values ('0999-later.sqlite.sql', 1)");
  file.close();
  const before = readFileSync(path);
  await expect(openStore(`file:${path}`, outside)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/newer Runtower/),
  });
  expect(readFileSync(path)).toEqual(before);
});

test.each([
  ['not a database', Buffer.from('hello '.repeat(1_000))],
  ['a damaged database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 0xff)])],
])('%s is refused in a sentence and left as it is', async (_, content) => {
  const file = join(folder, 'other.db');
  writeFileSync(file, content);
  await expect(openStore(`file:${file}`, outside)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/left as it was/),
  });
  expect(readFileSync(file)).toEqual(content);
});

test('an address that is neither a file nor PostgreSQL is refused', async () => {
  await expect(openStore('mysql://x', outside)).rejects.toMatchObject({ code: 'invalid' });
});

test('a folder that cannot be made is said plainly', async () => {
  writeFileSync(join(folder, 'deep'), '');
  await expect(open()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/cannot be opened/),
  });
});

test('a full disk is said plainly, and what was there can still be read', async () => {
  const engine = await openSqlite(path, outside);
  await engine.write((db) => sql`create table t (x)`.execute(db));
  const filling = engine.write(async (db) => {
    await sql`pragma max_page_count = 4`.execute(db);
    await sql`insert into t values (zeroblob(100000))`.execute(db);
  });
  await expect(filling).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/disk is full/) });
  expect((await sql`select * from t`.execute(engine.reader)).rows).toEqual([]);
  await engine.close();
});
