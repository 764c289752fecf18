import type { WebClient } from '@slack/web-api';
import { AppError } from '../domain/errors.ts';
import type { Place } from '../domain/requests.ts';
import type { Governor } from './governor.ts';
import { isTrusted } from './response-url.ts';
import { asAppError } from './slack-error.ts';

/** A file for people. */
export interface OutgoingFile {
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  /** A picture in words, for those who do not see it. */
  readonly altText?: string;
  /** What is said above it, in mrkdwn that is safe already. */
  readonly comment: string;
}

/** Puts a file into a place. Throws AppError: `not_found` where we are not in that channel. */
export type Upload = (place: Place, file: OutgoingFile) => Promise<void>;

const TIMEOUT = 60_000;

/** Slack's three steps: announce, send, share. The bytes go only to Slack's own hosts and to where the Web API is. */
export function createUpload(
  client: WebClient,
  governor: Governor,
  fetch: typeof globalThis.fetch,
  apiUrl: string,
): Upload {
  return async (place, file) => {
    const { url, id } = await announce(file);
    if (!isTrusted(url, apiUrl)) throw new AppError('invalid', 'The address to send a file to is not one of Slack.');
    await send(fetch, url, file);
    await share(place, file, id);
  };

  async function announce({ name, content, altText }: OutgoingFile): Promise<{ url: string; id: string }> {
    const { upload_url: url, file_id: id } = await urgent('files.getUploadURLExternal', () =>
      client.files.getUploadURLExternal({
        filename: name,
        length: content.length,
        ...(altText === undefined ? {} : { alt_text: altText }),
      }),
    );
    if (url !== undefined && id !== undefined) return { url, id };
    throw new AppError('unavailable', 'Slack did not say where to send the file.');
  }

  async function share({ channel, threadTs }: Place, { title, comment }: OutgoingFile, id: string): Promise<void> {
    const files: [{ id: string; title: string }] = [{ id, title }];
    const target = { files, initial_comment: comment, channel_id: channel };
    await urgent('files.completeUploadExternal', () =>
      client.files.completeUploadExternal(threadTs === null ? target : { ...target, thread_ts: threadTs }),
    );
  }

  async function urgent<T>(method: string, call: () => Promise<T>): Promise<T> {
    return governor.urgent({ method, channel: null }, async () => {
      try {
        return await call();
      } catch (error) {
        throw asAppError(error);
      }
    });
  }
}

async function send(fetch: typeof globalThis.fetch, url: string, { content }: OutgoingFile): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((error: unknown) => {
    throw new AppError('unavailable', 'Slack did not take the file.', { cause: error });
  });
  if (!response.ok) throw new AppError('unavailable', `Slack did not take the file (HTTP ${response.status}).`);
}
