import { z } from 'zod';
import type { Place } from '../domain/requests.ts';

/** What a form carries with it while it is open: where its answer goes and what it is about. Never who: Slack says that anew. */
export interface Metadata {
  readonly place: Place;
  /** The content key of the request that opened it. */
  readonly key: string;
  readonly about: string | null;
  /** Where its answer may take the place of the message whose button opened it. */
  readonly answerAt?: string | undefined;
}

const Metadata = z.strictObject({
  place: z.strictObject({ channel: z.string().min(1).max(50), threadTs: z.string().max(50).nullable() }),
  key: z.string().min(1).max(100),
  about: z.string().max(500).nullable(),
  answerAt: z.string().max(1_000).optional(),
});

export function writeMetadata(metadata: Metadata): string {
  return JSON.stringify(metadata);
}

/** Reads what `writeMetadata` wrote; null for anything else. */
export function readMetadata(text: string): Metadata | null {
  try {
    return Metadata.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
