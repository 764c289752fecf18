import { WebClient } from '@slack/web-api';
import type { Log } from './log.ts';
import { sdkLogger } from './sdk-logger.ts';

export interface ClientOptions {
  readonly token: string;
  /** Ends with a slash, such as `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  readonly log: Log;
}

const TIMEOUT = 10_000;

/** What every client of Slack's Web API is made with: no repeats of its own, and an end to every wait. */
export function clientSettings({ apiUrl, fetch, log }: Omit<ClientOptions, 'token'>) {
  return {
    slackApiUrl: apiUrl,
    fetch,
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(log),
  };
}

/** A client for one kind of traffic; a client of its own never queues behind another's calls. */
export function createClient(options: ClientOptions): WebClient {
  return new WebClient(options.token, clientSettings(options));
}
