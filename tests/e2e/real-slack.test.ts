import { describe, expect, test } from 'vitest';
import { HttpDelivery } from '../../src/sandbox/delivery/http.ts';
import { launch, temporaryFolder } from '../support/program.ts';
import {
  AGENTS,
  ANA,
  APP_TOKEN,
  BEN,
  openWorkspace,
  SIGNING_SECRET,
  shown,
  type TestWorkspace,
  until,
} from '../support/workspace.ts';

const WAYS = [
  ['HTTP', 'http', { SLACK_SIGNING_SECRET: SIGNING_SECRET }],
  ['Socket Mode', 'socket', { SLACK_APP_TOKEN: APP_TOKEN }],
] as const;

/** The program beside a workspace of its own, as beside the real Slack. */
async function connect({ env }: TestWorkspace, more: Readonly<Record<string, string>>) {
  const program = launch(await temporaryFolder(), { SIMULATOR_HISTORY: '5', POLL_SECONDS: '1', ...env, ...more });
  const { url } = await program.ready;
  return { program, url: String(url) };
}

function isReady(url: string): Promise<void> {
  return until(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200));
}

function cards({ sandbox }: TestWorkspace): readonly string[] {
  return sandbox
    .messages(AGENTS)
    .map(shown)
    .filter((text) => text.includes('run-title'));
}

function lastWhisper({ sandbox }: TestWorkspace, user: string): string {
  return String(sandbox.ephemerals(user).at(-1)?.text ?? '') + shown(sandbox.ephemerals(user).at(-1));
}

describe.each(WAYS)('beside a real Slack, over %s', (_name, transport, secrets) => {
  test('a run is started, shown and cancelled; the page is private until a link of one person lets them in, once', async () => {
    const workspace = await openWorkspace(transport);
    const { drive } = workspace.sandbox;
    const { program, url } = await connect(workspace, secrets);
    await isReady(url);

    expect(await drive.command(ANA, AGENTS, '/runs', 'new Fix the login redirect')).toEqual({ ok: true });
    await until(() => expect(cards(workspace)).toMatchObject([expect.stringMatching(/Running|Queued/)]));
    const ts = String(workspace.sandbox.messages(AGENTS)[0]?.ts);
    await until(async () =>
      expect(await drive.click(BEN, { type: 'message', channel: AGENTS, ts }, 'cancel')).toEqual({ ok: true }),
    );
    await until(() => expect(cards(workspace)).toMatchObject([expect.stringContaining('Cancelled')]));

    const closed = await fetch(`${url}/runs`);
    expect(closed.status).toBe(401);
    expect(await closed.text()).not.toContain('Fix the login redirect');

    await drive.command(ANA, AGENTS, '/runs', 'page');
    const link = /<(http[^|>]+\/signin\?token=[^|>]+)/.exec(lastWhisper(workspace, ANA))?.[1] ?? '';
    expect(new URL(link).origin).toBe(url);
    const cookie = await signIn(link);
    const page = await fetch(`${url}/runs`, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Fix the login redirect');

    const again = await signInAnswer(link);
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await program.end()).toMatchObject({ code: 0 });
  });
});

/** Follows the form of a link as a browser does; returns the cookie that it got. */
async function signIn(link: string): Promise<string> {
  const offer = await fetch(link);
  expect(offer.status).toBe(200);
  expect(offer.headers.get('set-cookie')).toBeNull();
  expect(await offer.text()).toContain('Ana Ruiz');
  const answer = await signInAnswer(link);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

function signInAnswer(link: string): Promise<Response> {
  const { origin, searchParams } = new URL(link);
  const token = searchParams.get('token') ?? '';
  return fetch(`${origin}/signin`, { method: 'POST', body: new URLSearchParams({ token }), redirect: 'manual' });
}

test('with both secrets a command starts a run by either way, and one that somebody else signed starts none', async () => {
  const workspace = await openWorkspace('socket');
  const { url } = await connect(workspace, { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_APP_TOKEN: APP_TOKEN });
  await isReady(url);
  const { drive } = workspace.sandbox;
  expect(await drive.command(ANA, AGENTS, '/runs', 'new Come by the socket')).toEqual({ ok: true });
  expect(await postCommand(url, SIGNING_SECRET, 'new Come by HTTP')).toMatchObject({ ok: true });
  expect(await postCommand(url, 'somebody else', 'new Come unasked')).toMatchObject({ ok: false });
  await until(() => expect(cards(workspace)).toHaveLength(2));
  expect(cards(workspace).join()).not.toContain('Come unasked');
});

/** A command as Slack sends it over HTTP. */
function postCommand(url: string, secret: string, text: string) {
  const ids = { team_id: 'T01TEAM', channel_id: AGENTS, user_id: BEN, user_name: 'ben', trigger_id: `by-hand-${text}` };
  const payload = { ...ids, command: '/runs', text, response_url: `${url}/nowhere` };
  return new HttpDelivery(`${url}/slack/events`, secret, Date.now).send({ type: 'slash_commands', payload });
}

describe('while Slack cannot be reached', () => {
  test.each(WAYS)(
    'over %s the program starts and serves, says why it is not ready, and works once Slack is back',
    async (_name, transport, secrets) => {
      const workspace = await openWorkspace(transport);
      await workspace.leave();
      const { program, url } = await connect(workspace, { ...secrets, STATUS_ACCESS: 'public' });
      await until(async () => {
        const ready = await fetch(`${url}/readyz`);
        expect(ready.status).toBe(503);
        expect(await ready.text()).toContain('slack: Slack cannot be reached (ECONNREFUSED)');
      });
      expect((await fetch(`${url}/runs`)).status).toBe(200);
      await workspace.comeBack();
      await isReady(url);
      await workspace.sandbox.drive.command(ANA, AGENTS, '/runs', 'new Fix the login redirect');
      await until(() => expect(cards(workspace)).toHaveLength(1));
      expect(await program.end()).toMatchObject({ code: 0 });
    },
  );
});
