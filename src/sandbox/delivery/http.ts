import { createHmac } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseJson } from '../json.ts';
import { ACK_MS, type Acknowledgement, type Delivery, type Envelope, TIMED_OUT } from './delivery.ts';

const FORM = 'application/x-www-form-urlencoded';
const LOST: Acknowledgement = { ok: false, error: 'dispatch_failed', retry: true };

/** Delivers by signed requests to the bot's own address, as Slack does. */
export class HttpDelivery implements Delivery {
  readonly #url: string;
  readonly #secret: string;
  readonly #now: () => number;

  constructor(url: string, secret: string, now: () => number) {
    this.#url = url;
    this.#secret = secret;
    this.#now = now;
  }

  send(envelope: Envelope): Promise<Acknowledgement> {
    const body = encode(envelope);
    const headers = {
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'content-length': Buffer.byteLength(body),
      ...contentType(envelope),
      ...this.#signature(body),
      ...retryHeaders(envelope),
    };
    return new Promise((resolve) => {
      // A connection of its own each time: one kept open might be closed by the bot just as it is used again.
      const sent = request(this.#url, { method: 'POST', headers, agent: false }, (response) => {
        readAnswer(response).then(resolve, () => resolve(LOST));
      });
      const timer = setTimeout(() => {
        resolve(TIMED_OUT);
        sent.destroy();
      }, ACK_MS);
      sent.on('error', () => resolve(LOST));
      sent.on('close', () => clearTimeout(timer));
      sent.end(body);
    });
  }

  async stop(): Promise<void> {}

  #signature(body: string): Record<string, string> {
    const time = String(Math.floor(this.#now() / 1000));
    const digest = createHmac('sha256', this.#secret).update(`v0:${time}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${digest}` };
  }
}

function encode({ type, payload }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function contentType({ type }: Envelope): Record<string, string> {
  return { 'content-type': type === 'events_api' ? 'application/json' : FORM };
}

function retryHeaders({ attempt, reason }: Envelope): Record<string, string> {
  if (attempt === undefined) return {};
  return { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason ?? 'http_error' };
}

async function readAnswer(response: IncomingMessage): Promise<Acknowledgement> {
  const body = await text(response);
  const status = response.statusCode ?? 500;
  const retry = response.headers['x-slack-no-retry'] !== '1';
  if (status < 200 || status > 299) return { ok: false, error: 'dispatch_failed', retry };
  if (body === '') return { ok: true, answer: null };
  return { ok: true, answer: parseJson(body) ?? body };
}
