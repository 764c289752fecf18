import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { launch, MAIN, type Program, readLogLine, temporaryFolder } from '../support/program.ts';
import { AGENTS, ANA, APP_TOKEN, BOT_TOKEN, openWorkspace, SIGNING_SECRET, until } from '../support/workspace.ts';

/** A demo with little in it, so that it starts quickly. */
const SMALL = { SIMULATOR_HISTORY: '5' };

/** A program that has nothing to say but this, and ends with 1. */
async function refuses(program: Program, sentence: RegExp): Promise<void> {
  const { code, lived } = await program.ended;
  expect(program.stdout).toEqual([]);
  expect(program.stderr.join('\n')).toMatch(/^.*$/);
  expect(program.stderr[0]).toMatch(sentence);
  expect(code).toBe(1);
  expect(lived).toBeLessThan(8_000);
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A database as a stopped program leaves it. */
async function usedDatabase(folder: string): Promise<{ path: string; env: Record<string, string> }> {
  const path = join(folder, 'tower.db');
  const env = { ...SMALL, DATABASE_URL: `file:${path}` };
  const program = launch(folder, env);
  await program.ready;
  await program.end();
  return { path, env };
}

describe('what cannot start says why and ends', () => {
  test('a wrong configuration is one message that names every problem, and exit code 78', async () => {
    const program = launch(await temporaryFolder(), {
      PORT: '99999',
      POLL_SECONDS: 'often',
      SLACK_BOT_TOKEN: 'token',
      STATUS_ACCESS: 'everybody',
      DATABASE_URL: 'mysql://root:planted-password@localhost/x',
      COMMAND_AGENTS: 'no-such-file.yml',
    });
    expect(await program.ended).toMatchObject({ code: 78 });
    const said = program.stderr.join('\n');
    for (const name of ['PORT', 'POLL_SECONDS', 'SLACK_BOT_TOKEN', 'STATUS_ACCESS', 'DATABASE_URL', 'COMMAND_AGENTS']) {
      expect(said).toMatch(new RegExp(`^ {2}- ${name}: `, 'm'));
    }
    expect(said).not.toContain('planted-password');
    expect(program.stderr.filter((line) => !line.startsWith('  - '))).toHaveLength(1);
    expect(program.stdout).toEqual([]);
  });

  test('a port that is taken is one sentence', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await refuses(launch(await temporaryFolder(), { ...SMALL, PORT: String(port) }), /it is taken; set PORT/);
  });

  test.each(['that was used before', 'that is new'])(
    'a database %s and is locked by another process is one sentence',
    async (which) => {
      const folder = await temporaryFolder();
      const path = join(folder, 'tower.db');
      if (which === 'that was used before') await usedDatabase(folder);
      const other = new Sqlite(path);
      onTestFinished(() => void other.close());
      other.exec('begin exclusive; create table theirs (x)');
      await refuses(launch(folder, { ...SMALL, DATABASE_URL: `file:${path}` }), /another process is writing to it/);
    },
  );

  test('a database that a newer version has used is one sentence, and stays as it was', async () => {
    const folder = await temporaryFolder();
    const { path, env } = await usedDatabase(folder);
    const newer = new Sqlite(path);
    newer.exec(`insert into schema_migrations (name, applied_at) values ('9999-from-the-future.sqlite.sql', 0)`);
    newer.close();
    const before = hashOf(path);
    await refuses(launch(folder, env), /newer Runtower \(9999-from-the-future/);
    expect(hashOf(path)).toBe(before);
  });

  test('a file that is no database is one sentence, and stays as it was', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'Buy milk. '.repeat(1_000));
    const before = hashOf(path);
    await refuses(launch(folder, { ...SMALL, DATABASE_URL: `file:${path}` }), /not a Runtower database/);
    expect(hashOf(path)).toBe(before);
  });

  test('a database server that is not there is one sentence without its password', async () => {
    const program = launch(await temporaryFolder(), {
      ...SMALL,
      DATABASE_URL: 'postgres://tower:planted-password@127.0.0.1:9/tower',
    });
    await refuses(program, /database/i);
    expect(program.stderr.join()).not.toContain('planted-password');
  });
});

describe('a running program', () => {
  test('says first where it is, logs one JSON object a line, and ends by SIGTERM while pages listen', async () => {
    const program = launch(await temporaryFolder(), SMALL);
    const ready = await program.ready;
    expect(readLogLine(program.stdout[0] ?? '')).toEqual(ready);
    expect(ready).toMatchObject({ level: 30, time: expect.any(Number), url: expect.stringMatching(/^http:/) });
    expect(ready.sandbox).toBe(`${ready.url}/sandbox`);
    await until(async () => expect((await fetch(`${ready.url}/readyz`)).status).toBe(200));

    const streams = [`${ready.url}/live`, `${ready.url}/live`, `${ready.sandbox}/client/stream`];
    const open = await Promise.all(streams.map(async (address) => (await fetch(address)).body));
    const closed = Promise.all(open.map(readToEnd));
    const began = performance.now();
    expect(await program.end()).toMatchObject({ code: 0 });
    expect(performance.now() - began).toBeLessThan(10_000);
    await closed;
    expect(program.stdout.map(readLogLine).at(-1)?.msg).toBe('stopped');
    expect(program.stderr).toEqual([]);
  });

  test('may be started by a link, from a folder with a blank in its name', async () => {
    const folder = join(await temporaryFolder(), 'a folder');
    mkdirSync(folder);
    const link = join(folder, 'tower.js');
    symlinkSync(MAIN, link);
    const program = launch(folder, SMALL, link);
    await program.ready;
    expect(await program.end('SIGINT')).toMatchObject({ code: 0 });
  });

  test('ends by SIGTERM within ten seconds although Slack hangs, and by a second signal at once', async () => {
    const first = await busyWithHangingSlack();
    const began = performance.now();
    expect(await first.end()).toMatchObject({ code: 0 });
    expect(performance.now() - began).toBeLessThan(10_000);

    const second = await busyWithHangingSlack();
    void second.end();
    await until(() => expect(second.stdout.join()).toContain('"stopping"'));
    const again = performance.now();
    expect(await second.end()).toMatchObject({ code: 1 });
    expect(performance.now() - again).toBeLessThan(1_000);
  });

  test('writes no token, no secret and no address of an answer, whatever goes wrong', async () => {
    const workspace = await openWorkspace('http');
    const { drills, drive } = workspace.sandbox;
    const secrets = { SECRET_KEY: 'planted-secret-key', METRICS_TOKEN: 'planted-metrics-token' };
    const program = launch(await temporaryFolder(), {
      ...SMALL,
      ...workspace.env,
      ...secrets,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_APP_TOKEN: APP_TOKEN,
      LOG_LEVEL: 'trace',
    });
    const url = String((await program.ready).url);
    for (const failure of ['invalid_auth', 'invalid_blocks', 500, 429]) drills.failNext('*', failure);
    for (const prompt of ['Use xoxb-prompt-canary-1', 'Send Bearer prompt-canary-2', 'Open xapp-1-prompt-canary-3']) {
      await drive.command(ANA, AGENTS, '/runs', `new ${prompt}`);
    }
    await drive.command(ANA, AGENTS, '/runs', 'new project=xoxb-prompt-canary-4 x');
    await fetch(`${url}/signin?token=planted-link-token`);
    await fetch(`${url}/metrics`, {
      headers: { authorization: 'Bearer planted-wrong-token', forwarded: 'for=8.8.8.8' },
    });
    await until(() => expect(workspace.sandbox.messages(AGENTS)).not.toEqual([]));
    await workspace.leave();
    await until(() =>
      expect(program.stdout.map(readLogLine).filter(({ level }) => level >= 40).length).toBeGreaterThan(2),
    );
    await program.end();
    const said = [...program.stdout, ...program.stderr].join('\n');
    const planted = [
      BOT_TOKEN,
      APP_TOKEN,
      SIGNING_SECRET,
      ...Object.values(secrets),
      'canary',
      'planted',
      '/response/',
    ];
    expect(planted.filter((secret) => said.includes(secret))).toEqual([]);
  });
});

/** A program that was asked to start a run while Slack answers nothing. */
async function busyWithHangingSlack(): Promise<Program> {
  const workspace = await openWorkspace('http');
  const env = { ...SMALL, ...workspace.env, SLACK_SIGNING_SECRET: SIGNING_SECRET };
  const program = launch(await temporaryFolder(), env);
  await program.ready;
  workspace.sandbox.drills.slow(60_000);
  expect(await workspace.sandbox.drive.command(ANA, AGENTS, '/runs', 'new Fix the login redirect')).toEqual({
    ok: true,
  });
  return program;
}

async function readToEnd(body: ReadableStream<Uint8Array> | null): Promise<void> {
  for await (const _ of body ?? []);
}
