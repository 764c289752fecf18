import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { NOON } from '../support/run-fixtures.ts';

const CLAIMERS = 4;
const DELIVERIES = process.env.PROVE ? 10_000 : 200;
const LANES = DELIVERIES / 4;
const CLAIMER = fileURLToPath(new URL('../support/claimer.mjs', import.meta.url));

let folder: string;
let server: PostgresServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runtower-claims-'));
  server = await startPostgres();
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

let files = 0;
const ENGINES = [
  { name: 'SQLite', address: async () => `file:${join(folder, `${++files}.db`)}` },
  { name: 'PostgreSQL', address: () => server.database() },
];

/** The keys that four processes got between them. */
async function claimedBy(url: string, way: 'store' | 'select-then-update'): Promise<string[]> {
  const store = await openStore(url, { now: () => NOON });
  const deliveries = Array.from({ length: DELIVERIES }, (_, index) => ({
    outlet: 'slack',
    key: `key-${index}`,
    lane: `lane-${index % LANES}`,
    target: 'C1',
    run: null,
    seq: index,
  }));
  await store.outbox.add(deliveries, NOON);
  await store.close();
  const claimers = Array.from({ length: CLAIMERS }, () =>
    spawn(process.execPath, [CLAIMER, url, way], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const ready = claimers.map((claimer) => once(claimer.stdout, 'data'));
  const outputs = claimers.map((claimer) => text(claimer.stdout));
  await Promise.all(ready);
  for (const claimer of claimers) claimer.stdin.end();
  return (await Promise.all(outputs)).flatMap((output) => output.split('\n').filter((line) => line.startsWith('key-')));
}

describe.each(ENGINES)('four processes on one $name', ({ address }) => {
  test('send every delivery, and none of them twice', { timeout: 600_000 }, async () => {
    const keys = await claimedBy(await address(), 'store');
    expect(new Set(keys).size).toBe(DELIVERIES);
    expect(keys).toHaveLength(DELIVERIES);
  });

  test('would send some twice if they looked first and took afterwards', { timeout: 600_000 }, async () => {
    const keys = await claimedBy(await address(), 'select-then-update');
    expect(keys.length).toBeGreaterThan(DELIVERIES);
  });
});
