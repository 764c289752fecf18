import { z } from 'zod';
import type { Place } from '../domain/requests.ts';
import type { Source } from './define.ts';

/** A message that a new run is made of; its text stands in the form. */
export type SourceMessage = Omit<Source, 'text'>;

/** What the form for a new run carries unseen. */
export interface NewRunAbout {
  readonly provider: string | null;
  readonly message: SourceMessage | null;
}

const LONGEST_NAME = 60;
const LONGEST_LINK = 200;

export const Message = z.object({
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
  author: z.string().nullable(),
  link: z.string().nullable(),
});

const About = z.object({ provider: z.string().nullable(), message: Message.nullable() });

/** A form carries little with it. */
export function writeAbout({ provider, message }: NewRunAbout): string {
  return JSON.stringify({ provider, message: message === null ? null : short(message) });
}

/** Reads what `writeAbout` wrote; nothing for anything else. */
export function readAbout(about: string | null): NewRunAbout {
  try {
    return About.parse(JSON.parse(about ?? ''));
  } catch {
    return { provider: null, message: null };
  }
}

/** Where the card of a run goes that was made of a message. */
export function threadOf({ channel, ts, threadTs }: SourceMessage): Place {
  return { channel, threadTs: threadTs ?? ts };
}

/** What a run keeps of the message that it was made of. */
export function metadataOf({ author, link }: SourceMessage): Readonly<Record<string, string>> {
  return {
    ...(link === null ? {} : { 'slack message': link }),
    ...(author === null ? {} : { 'slack author': author }),
  };
}

function short(message: SourceMessage): SourceMessage {
  const { author, link } = message;
  return {
    ...message,
    author: author === null ? null : author.slice(0, LONGEST_NAME),
    link: link !== null && link.length > LONGEST_LINK ? null : link,
  };
}
