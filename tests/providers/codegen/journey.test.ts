import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type App, startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import codegen from '../../../src/providers/codegen.ts';
import { type StandIn, startStandIn } from '../../support/codegen-stand-in/stand-in.ts';
import { AGENTS, ANA, shown, until } from '../../support/world.ts';

/** The whole program on the embedded Slack, connected to the stand-in by its variables alone. */
describe('Codegen, from Slack', () => {
  let standIn: StandIn;
  let app: App;
  let folder: string;
  const errors: object[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runtower-codegen-'));
    standIn = await startStandIn();
    const env = {
      PORT: '0',
      POLL_SECONDS: '1',
      DATABASE_URL: `file:${join(folder, 'test.db')}`,
      CODEGEN_API_TOKEN: standIn.token,
      CODEGEN_ORG_ID: standIn.organizationId,
      CODEGEN_API_URL: standIn.url,
    };
    const world = {
      now: Date.now,
      random: Math.random,
      id: () => randomUUID().replaceAll('-', ''),
      fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    };
    const log = { info() {}, warn() {}, error: (fields: object) => errors.push(fields) };
    standIn.organization.seed(30);
    app = await startApp(readConfig(env, new Map([['codegen', codegen]])), world, log);
  });
  afterEach(async () => {
    await app.stop();
    await standIn.close();
    await rm(folder, { recursive: true });
    expect(standIn.problems).toEqual([]);
    expect(errors).toEqual([]);
  });

  const runs = (text: string) => app.sandbox?.drive.command(ANA, AGENTS, '/runs', text);
  const message = () => app.sandbox?.messages(AGENTS).find((each) => shown(each).includes('run-title'));
  const card = () => shown(message());
  const whisper = () => shown(app.sandbox?.ephemerals(ANA).at(-1));
  const cardSays = (word: string) => until(() => expect(card()).toContain(word));
  const mine = () => standIn.organization.runs.find((run) => run.metadata !== null);
  const numberOfMine = () => {
    const { runtower } = (mine()?.metadata ?? {}) as { runtower?: { number: number } };
    return runtower?.number ?? null;
  };

  test('a run is started, moves, logs, hears a message, is not paused, and is cancelled once Codegen says so', async () => {
    await until(async () => expect((await app.store.providers.get('codegen'))?.cursor).not.toBeNull());
    expect(await runs('new Fix the login redirect')).toEqual({ ok: true });
    await cardSays('Running');
    const number = numberOfMine();
    expect(card()).toContain(`#${number}`);

    standIn.advance();
    standIn.advance();
    await runs(`logs ${number}`);
    await until(() => expect(whisper()).toContain('RunCommand npm test'));
    await cardSays('Read the code');

    await runs(`say ${number} Please keep the public names`);
    await until(() => expect(JSON.stringify(mine()?.log)).toContain('keep the public names'));

    await runs(`pause ${number}`);
    await until(() => expect(whisper()).toContain('Codegen cannot pause a run'));

    expect(card()).toContain('every other agent that works on the same pull request');
    const place = { type: 'message', channel: AGENTS, ts: String((message() as { ts: string }).ts) } as const;
    await app.sandbox?.drive.click(ANA, place, 'cancel');
    await cardSays('Cancelling');
    expect(card()).not.toContain('Cancelled');
    standIn.advance();
    await cardSays('Cancelled');
  }, 60_000);

  test('runs that were started elsewhere are there with what is known of them', async () => {
    const { id } = standIn.organization.add({ source: 'LINEAR' });
    await until(async () => expect(await app.store.runs.byExternalIds('codegen', [String(id)])).toHaveLength(1));
    const [run] = await app.store.runs.byExternalIds('codegen', [String(id)]);
    expect(run).toMatchObject({ source: 'linear', status: 'running', prompt: null, by: null, costMicros: null });
    await runs('list');
    await until(() => expect(whisper()).toContain(`#${run?.number}`));
    const page = await (await fetch(`${app.url}/runs/${run?.number}`)).text();
    expect(page).toContain('linear');
    expect(page).toContain('unknown');
  });
});
