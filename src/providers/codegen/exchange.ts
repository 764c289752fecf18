import type { Settings } from './settings.ts';

/** How long one answer may take, in milliseconds. */
export const ANSWER_LIMIT = 10_000;
/** A longer answer is not read on: a page of 100 runs is far smaller. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One request; `path` begins after `/v1`. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: object;
}

/** What came back. */
export type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The parsed body; `unreadable` where it is no JSON, null where it is empty. */
      readonly body: unknown | typeof UNREADABLE;
      /** Milliseconds that the other side asks to wait. */
      readonly retryAfter: number | null;
    }
  /** Nothing; `sent` tells whether the request may have arrived all the same. */
  | { readonly kind: 'silence'; readonly sent: boolean; readonly reason: string };

export const UNREADABLE = Symbol('unreadable');

/** Sends one request and reads its answer whole; never throws. */
export async function exchange(
  { token, url }: Settings,
  fetch: typeof globalThis.fetch,
  { method, path, query = {}, body }: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const address = new URL(`${url}/v1${path}`);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  try {
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'user-agent': 'runtower',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      // A redirect would carry the token to where nobody has sent it.
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const retryAfter = readRetryAfter(response.headers.get('retry-after'), response.headers.get('date'));
    return { kind: 'answer', status: response.status, body: parsed(await readText(response)), retryAfter };
  } catch (error) {
    if (signal.aborted) return { kind: 'silence', sent: true, reason: 'it did not answer in time' };
    const code = codeOf(error);
    return { kind: 'silence', sent: !NEVER_ARRIVED.has(code), reason: code };
  }
}

/** Failures from before the first byte of a request leaves. */
const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return 'the connection broke';
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown | typeof UNREADABLE {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}

const LONGEST_PAUSE = 600_000;

/** Seconds or a date (RFC 9110, 10.2.3); a date is measured from the other side's own clock. */
function readRetryAfter(value: string | null, date: string | null): number | null {
  if (value === null) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.parse(date ?? '');
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1_000), LONGEST_PAUSE) : null;
}
