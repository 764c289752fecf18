import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { command, FORM, seconds, signed } from './support/signed.ts';
import { openWorkspace, type Workspace } from './support/workspace.ts';

const COUNT = process.env.PROVE ? 10_000 : 200;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace('http');
});
afterAll(() => workspace.stop());

test('what Slack signed is done', async () => {
  const body = command('new Fix it');
  const { status, text } = await send(body, signed(body));
  expect(status).toBe(200);
  expect(text).toContain('Started #1001');
  expect(workspace.tools.deeds.splice(0)).toHaveLength(1);
});

test.each([
  ['no signature at all', { 'x-slack-signature': undefined }],
  ['an empty signature', { 'x-slack-signature': '' }],
  ['a signature without a version', { 'x-slack-signature': 'abc' }],
  ['a short signature', { 'x-slack-signature': 'v0=abc' }],
  ['a signature that is no hex', { 'x-slack-signature': `v0=${'z'.repeat(64)}` }],
  ['a long signature', { 'x-slack-signature': `v0=${'a'.repeat(4_000)}` }],
  ['no time', { 'x-slack-request-timestamp': undefined }],
  ['a time that is no number', { 'x-slack-request-timestamp': 'NaN' }],
])('%s is refused and nothing is done', async (_what, headers) => {
  const body = command('new Fix it');
  expect((await send(body, { ...signed(body), ...headers })).status).toBe(401);
  expect(workspace.tools.deeds).toEqual([]);
});

test('two signatures are none', async () => {
  const body = command('new Fix it');
  const good = signed(body);
  const twice = { ...good, 'x-slack-signature': [good['x-slack-signature'], good['x-slack-signature']] };
  expect((await send(body, twice)).status).toBe(401);
  expect(workspace.tools.deeds).toEqual([]);
});

test.each([
  [-302, 401],
  [-298, 200],
  [0, 200],
  [298, 200],
  [302, 401],
  [4_000, 401],
  [1e12, 401],
  [-1e12, 401],
])('a request signed for %s seconds from now is answered %s', async (shift, status) => {
  const body = command('help');
  expect((await send(body, signed(body, seconds(shift)))).status).toBe(status);
});

test('no signature made up is taken, and none of another body', async () => {
  const body = command('new Fix it');
  const good = signed(body);
  for (let round = 0; round < COUNT; round++) {
    const made = { ...good, 'x-slack-signature': `v0=${randomBytes(32).toString('hex')}` };
    expect((await send(body, made)).status).toBe(401);
    const at = Math.floor(Math.random() * body.length);
    const other = body.slice(0, at) + (body[at] === 'x' ? 'y' : 'x') + body.slice(at + 1);
    expect((await send(other, good)).status).toBe(401);
  }
  expect(workspace.tools.deeds).toEqual([]);
}, 120_000);

test('a body in a shape that Slack never sends is refused and nothing is done', async () => {
  const body = command('new Fix it');
  const charset = { ...signed(body), 'content-type': `${FORM}; charset=utf-8` };
  expect((await send(body, charset)).status).toBe(400);
  const broken = 'payload={"type":';
  expect((await send(broken, signed(broken))).status).toBe(400);
  const huge = `text=${'x'.repeat(1024 * 1024)}`;
  expect((await send(huge, signed(huge))).status).toBe(413);
  expect(workspace.tools.deeds).toEqual([]);
});

test('a check of the connection needs no signature, and smuggles nothing in', async () => {
  const smuggled = `ssl_check=1&${command('new Fix it')}`;
  expect((await send(smuggled, { 'content-type': FORM })).status).toBe(200);
  expect(workspace.tools.deeds).toEqual([]);
});

test('the address proves itself to Slack', async () => {
  expect(await workspace.sandbox.drive.verifyUrl()).toEqual({ ok: true });
});

test('a request that Bolt itself stumbles over is answered with a sentence', async () => {
  const body = JSON.stringify({ type: 'event_callback', event: null });
  const { status, text } = await send(body, { ...signed(body), 'content-type': 'application/json' });
  expect(status).toBe(200);
  expect(text).toContain('Something went wrong on our side');
  await vi.waitFor(() => expect(workspace.log.errors.join()).toContain('a request failed'));
});

test('other paths and methods are not found', async () => {
  expect((await fetch(workspace.eventsUrl)).status).toBe(404);
  expect((await fetch(`${workspace.eventsUrl}/more`, { method: 'POST' })).status).toBe(404);
});

function send(
  body: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Promise<{ status: number; text: string }> {
  const present = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sent = request(workspace.eventsUrl, { method: 'POST', headers: present, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
