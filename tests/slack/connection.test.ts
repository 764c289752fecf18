import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createSlack } from '../../src/slack/create-slack.ts';
import { defineCommand } from '../../src/slack/define.ts';
import { memoryTools } from './support/memory-tools.ts';
import { quiet } from './support/quiet-log.ts';
import { command, signed } from './support/signed.ts';
import { ANA, GENERAL, openWorkspace, registries, type Workspace } from './support/workspace.ts';

const LONG = { timeout: 15_000 };

let workspace: Workspace | null = null;
afterEach(async () => {
  await workspace?.stop();
  workspace = null;
});

test.each(['http', 'socket'] as const)(
  'a command that fails over %s is answered, and the reason is in the log alone',
  async (transport) => {
    const broken = defineCommand({
      usage: 'broken',
      summary: 'Fails',
      examples: [],
      role: 'viewer',
      answer: () => Promise.reject(new Error('the disk of /var/lib is full')),
    });
    workspace = await openWorkspace(transport, { commands: new Map([['broken', broken]]) });
    await connected(workspace);
    expect(await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', 'broken')).toEqual({ ok: true });
    const told = JSON.stringify(workspace.sandbox.ephemerals(ANA));
    expect(told).toContain('Something went wrong on our side');
    expect(told).not.toContain('disk');
    expect(workspace.log.errors.join()).toContain('the disk of /var/lib is full');
  },
);

test('Slack asks the connection to be made anew, and it is there again within moments', async () => {
  workspace = await openWorkspace('socket');
  const { sandbox, slack } = workspace;
  await connected(workspace);
  for (const end of [() => sandbox.drills.disconnect(), () => sandbox.drills.drop()]) {
    end();
    await vi.waitFor(() => expect(slack.state().connected).toBe(false), LONG);
    await connected(workspace);
    expect(await sandbox.drive.command(ANA, GENERAL, '/runs', 'status')).toEqual({ ok: true });
  }
});

test('a token that Slack refuses while reconnecting ends nothing: it is tried again', async () => {
  workspace = await openWorkspace('socket');
  const { sandbox, slack } = workspace;
  await connected(workspace);
  sandbox.drills.failNext('apps.connections.open', 'invalid_auth', 2);
  sandbox.drills.disconnect();
  await vi.waitFor(() => expect(slack.state().error).toContain('invalid_auth'), LONG);
  await connected(workspace);
  expect(await sandbox.drive.command(ANA, GENERAL, '/runs', 'status')).toEqual({ ok: true });
});

test('it starts while Slack cannot be reached, says so, and connects once it can', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, user_id: 'U0TOWER', bot_id: 'B0TOWER', team_id: 'T0TEST' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const slack = createSlack({
    ...(await registries()),
    tools: memoryTools(),
    botToken: 'xoxb-test',
    signingSecret: 'a-signing-secret-of-the-tests',
    appToken: null,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    world: { now: Date.now, random: Math.random, fetch },
    log: quiet,
  });
  slack.start();
  await vi.waitFor(() => expect(slack.state().error).toContain('ECONNREFUSED'), LONG);
  expect(slack.identity()).toBe(null);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await vi.waitFor(() => expect(slack.state()).toMatchObject({ connected: true, error: null }), LONG);
  expect(slack.identity()).toEqual({ botId: 'B0TOWER', botUserId: 'U0TOWER', teamId: 'T0TEST' });
  await slack.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('with both transports there is one app: what comes by either is heard', async () => {
  workspace = await openWorkspace('both');
  await connected(workspace);
  expect(workspace.slack.state().transport).toBe('both');
  expect(await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', 'new by socket')).toEqual({ ok: true });
  const body = command('new by http');
  expect((await fetch(workspace.eventsUrl, { method: 'POST', body, headers: signed(body) })).status).toBe(200);
  expect(workspace.tools.deeds.map(({ prompt }) => prompt)).toEqual(['by socket', 'by http']);
});

test('over Socket Mode alone nothing is taken over HTTP, signed or not', async () => {
  workspace = await openWorkspace('socket');
  const body = command('new Fix it');
  expect((await fetch(workspace.eventsUrl, { method: 'POST', body, headers: signed(body) })).status).toBe(404);
  expect(workspace.tools.deeds).toEqual([]);
});

test('a stop waits for the answers that people still expect', async () => {
  workspace = await openWorkspace('http');
  const { sandbox, slack, tools } = workspace;
  tools.add(1042, { status: 'running' });
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  tools.before = async () => {
    begin();
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  const asked = sandbox.drive.command(ANA, GENERAL, '/runs', 'logs 1042');
  await begun;
  await slack.stop();
  expect(await asked).toEqual({ ok: true });
  expect(JSON.stringify(sandbox.ephemerals(ANA))).toContain('line 99');
});

function connected({ slack }: Workspace): Promise<void> {
  return vi.waitFor(() => expect(slack.state()).toMatchObject({ connected: true }), LONG);
}
