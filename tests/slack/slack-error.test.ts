import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { AppError } from '../../src/domain/errors.ts';
import { createClient } from '../../src/slack/client.ts';
import { asAppError } from '../../src/slack/slack-error.ts';
import { quiet } from './support/quiet-log.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const json =
  (body: unknown): RequestListener =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  };

test.each([
  ['channel_not_found', 'not_found'],
  ['not_in_channel', 'not_found'],
  ['is_archived', 'not_found'],
  ['message_not_found', 'not_found'],
  ['cant_update_message', 'not_found'],
  ['invalid_blocks', 'invalid'],
  ['msg_too_long', 'invalid'],
  ['some_word_of_tomorrow', 'invalid'],
  ['ratelimited', 'rate_limited'],
  ['internal_error', 'unclear'],
  ['fatal_error', 'unclear'],
  ['invalid_auth', 'unavailable'],
  ['token_revoked', 'unavailable'],
  ['expired_trigger_id', 'conflict'],
])('Slack says %s: %s', async (word, code) => {
  expect((await failure(json({ ok: false, error: word }))).code).toBe(code);
});

test.each([
  ['30', 30_000],
  ['1', 1_000],
  ['1000000000', 15 * 60_000],
  ['0', 30_000],
  ['-5', 30_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 30_000],
  [null, 30_000],
])('a 429 with Retry-After %s means to wait %s ms', async (header, retryAfter) => {
  const error = await failure((_request, response) => {
    response.writeHead(429, header === null ? {} : { 'retry-after': header });
    response.end();
  });
  expect(error).toMatchObject({ code: 'rate_limited', retryAfter });
});

test.each([500, 502, 503])('HTTP %s may have come after the work was done', async (status) => {
  expect((await failure((_request, response) => response.writeHead(status).end('<html>'))).code).toBe('unclear');
});

test('an answer that is a page, cut off, or no object is unclear', async () => {
  for (const body of ['<html>hello</html>', '{"ok":tru', '[]', 'null', '7', '']) {
    expect((await failure((_request, response) => response.end(body))).code, body).toBe('unclear');
  }
});

test('a connection that breaks after the request is unclear', async () => {
  expect((await failure((request) => request.socket.destroy())).code).toBe('unclear');
});

test('a connection that is refused surely delivered nothing', async () => {
  expect((await failure(null)).code).toBe('unavailable');
});

/** What a post fails with when Slack behaves so; null: nobody listens. */
async function failure(slack: RequestListener | null): Promise<AppError> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => slack?.(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (slack === null) await new Promise((resolve) => server.close(resolve));
  else
    stops.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const client = createClient({ token: 'xoxb-test', apiUrl, fetch, log: quiet });
  try {
    await client.chat.postMessage({ channel: 'C1', text: 'hello' });
  } catch (error) {
    return asAppError(error);
  }
  throw new Error('the call did not fail');
}
