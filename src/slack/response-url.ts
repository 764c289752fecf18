import { AppError } from '../domain/errors.ts';

/** Answers a request at the address that Slack gave with it. Throws AppError where that fails. */
export type Respond = (url: string, answer: object) => Promise<void>;

const TIMEOUT = 5_000;

/** `apiUrl` is Slack's Web API as configured; beside Slack's own host only its origin is written to. */
export function createRespond(fetch: typeof globalThis.fetch, apiUrl: string): Respond {
  return async (url, answer) => {
    if (!isTrusted(url, apiUrl)) throw new AppError('invalid', 'The address to answer at is not one of Slack.');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch((error: unknown) => {
      throw new AppError('unclear', 'Slack did not take the answer.', { cause: error });
    });
    const text = await response.text();
    // Blocks that it does not like Slack refuses here with HTTP 200.
    if (!response.ok || text.includes('"ok":false')) {
      throw new AppError('conflict', `Slack did not take the answer (HTTP ${response.status}).`);
    }
  };
}

/** Where Slack takes answers and files. */
const SLACK_HOSTS = ['https://hooks.slack.com', 'https://files.slack.com'];

/** Only Slack's own hosts, and for tests and the embedded Slack the origin of the configured Web API. */
export function isTrusted(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return SLACK_HOSTS.includes(origin) || origin === new URL(apiUrl).origin;
}
