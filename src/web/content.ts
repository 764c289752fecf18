import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Something to send, as it is and compressed. */
export interface Content {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

const compressed = promisify(gzip);

export async function html(text: string): Promise<Content> {
  const body = new TextEncoder().encode(text);
  return { type: 'text/html; charset=utf-8', body, gzip: new Uint8Array(await compressed(body)) };
}

/** Answers with the form that the browser can read. */
export function send(c: Context, content: Content, status: ContentfulStatusCode = 200): Response {
  c.header('Content-Type', content.type);
  c.header('Vary', 'Accept-Encoding, Cookie');
  const squeezed = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
  if (squeezed) c.header('Content-Encoding', 'gzip');
  const body = squeezed ? content.gzip : content.body;
  c.header('Content-Length', String(body.length));
  return c.body(body, status);
}
