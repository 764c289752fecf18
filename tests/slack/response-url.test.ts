import { expect, test } from 'vitest';
import { createRespond, isTrusted } from '../../src/slack/response-url.ts';

const SLACK = 'https://slack.com/api/';

const HOSTILE = [
  'http://hooks.slack.com/commands/1',
  'https://hooks.slack.com.evil.test/x',
  'https://hooks.slack.com@evil.test/x',
  'https://user:pass@hooks.slack.com/x',
  'https://evilslack.com/x',
  'https://hooks.slack.com:8443/x',
  'https://hooks.slack.com./x',
  'https://evil.test/?https://hooks.slack.com/',
  'https://evil.test/#hooks.slack.com',
  'https://evil.test\\@hooks.slack.com/',
  'https://hooks.slack.co/x',
  'https://hooks.slack.com%2eevil.test/',
  'https://xn--hooks-slack.com/',
  'https://hooks.slаck.com/x',
  'https://127.0.0.1/x',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]/x',
  'http://0x7f000001/x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//hooks.slack.com/x',
  'hooks.slack.com/x',
  '',
];

test('answers leave only for Slack itself', () => {
  expect(isTrusted('https://hooks.slack.com/commands/T1/2/abc', SLACK)).toBe(true);
  expect(HOSTILE.filter((url) => isTrusted(url, SLACK))).toEqual([]);
});

test('with another Web API configured its origin is trusted too, and no other port of it', () => {
  const api = 'http://127.0.0.1:3000/sandbox/api/';
  expect(isTrusted('http://127.0.0.1:3000/sandbox/response/1', api)).toBe(true);
  expect(isTrusted('http://127.0.0.1:3001/sandbox/response/1', api)).toBe(false);
  expect(isTrusted('http://localhost:3000/x', api)).toBe(false);
});

test('no request is made to an address that is not trusted', async () => {
  const asked: string[] = [];
  const respond = createRespond(async (url) => {
    asked.push(String(url));
    return new Response('ok');
  }, SLACK);
  await respond('https://hooks.slack.com/commands/1', { text: 'hello' });
  for (const url of HOSTILE) {
    await expect(respond(url, { text: 'hello' })).rejects.toMatchObject({ code: 'invalid' });
  }
  expect(asked).toEqual(['https://hooks.slack.com/commands/1']);
});
