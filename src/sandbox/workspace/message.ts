import type { Json } from '../json.ts';

/** A message in a channel, or in a thread, or for one person's eyes. */
export interface Message {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | null;
  readonly files: readonly string[];
  /** Address in the text to the blocks that the bot shows for it. */
  readonly unfurls: ReadonlyMap<string, readonly Json[]>;
  /** Emoji name to the people who chose it. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
  readonly editedTs: string | null;
  /** The one person who sees it, or null if everyone does. */
  readonly onlyFor: string | null;
}

/** What is given to make a message; the rest begins empty. */
export interface Draft {
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly threadTs?: string | null;
  readonly metadata?: Json | null;
  readonly files?: readonly string[];
  readonly onlyFor?: string | null;
}

/** A message made of a draft. */
export function newMessage(ts: string, draft: Draft): Message {
  return {
    ts,
    threadTs: draft.threadTs ?? null,
    user: draft.user,
    text: draft.text,
    blocks: draft.blocks ?? [],
    metadata: draft.metadata ?? null,
    files: draft.files ?? [],
    unfurls: new Map(),
    reactions: new Map(),
    editedTs: null,
    onlyFor: draft.onlyFor ?? null,
  };
}
