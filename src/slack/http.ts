import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPReceiver, HTTPReceiverDeferredRequestError } from '@slack/bolt';
import { sentence } from '../domain/errors.ts';
import type { Log } from './log.ts';
import { sdkLogger } from './sdk-logger.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Takes Slack's signed requests in our own server. */
export interface Http {
  init(app: App): void;
  requestListener(request: IncomingMessage, response: ServerResponse): void;
}

const BODY_LIMIT = 1024 * 1024;
const LONGEST_SKEW = 5 * 60;

export function createHttp({ signingSecret, log, now }: HttpOptions): Http {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    bodyLimit: BODY_LIMIT,
    logger: sdkLogger(log),
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, 'a request failed');
      if (response.headersSent) return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ response_type: 'ephemeral', text: sentence(error) }));
      return true;
    },
  });
  return {
    init: (app) => receiver.init(app),
    requestListener(request, response) {
      // Bolt refuses what is too old, but not what is signed for a time to come.
      if (Number(request.headers['x-slack-request-timestamp']) > now() / 1000 + LONGEST_SKEW) {
        return finish(response, 401);
      }
      try {
        receiver.requestListener(request, response);
      } catch (error) {
        if (!(error instanceof HTTPReceiverDeferredRequestError)) throw error;
        finish(response, 404);
      }
    },
  };
}

function finish(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
