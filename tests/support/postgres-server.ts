import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { postgresFolder } from './postgres-folder.mjs';

export interface PostgresServer {
  /** The address of a new, empty database. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server with an empty cluster on a free loopback port; it is gone without a trace once it stops. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresFolder();
  if (bin === null) throw new Error('PostgreSQL 15 or newer is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'runtower-postgres-'));
  const account = unprivileged();
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const options = { cwd: folder, ...account };
  const cluster = join(folder, 'cluster');
  const fresh = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['--pgdata', cluster, ...fresh], { ...options, stdio: 'pipe' });

  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off', jit: 'off' };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', cluster, ...given], { ...options, stdio: 'ignore' });
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  await answering(url('postgres'));

  let databases = 0;
  return {
    async database() {
      const name = `test_${++databases}`;
      await run(url('postgres'), `create database ${name}`);
      return url(name);
    },
    async stop() {
      // At once: nothing in it is needed any more.
      server.kill('SIGQUIT');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (account === undefined) throw new Error('There is no account to run PostgreSQL as.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answering(url: string): Promise<void> {
  const patience = Date.now() + 20_000;
  for (;;) {
    try {
      return await run(url, 'select 1');
    } catch (error) {
      if (Date.now() > patience) throw new Error('PostgreSQL did not start', { cause: error });
      await wait(50);
    }
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}
