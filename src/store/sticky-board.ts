import type { Person } from '../domain/person.ts';

/** A board that stays in a channel. */
export interface StickyBoard {
  readonly channel: string;
  /** The query as typed, as `by` means it in `zone`. */
  readonly query: string;
  readonly by: Person;
  readonly zone: string;
  readonly since: number;
  /** Its message; null: not posted yet. */
  readonly ts: string | null;
  /** Our mark of what it shows; null: not known. */
  readonly shown: string | null;
  /** The newest journal event that it shows. */
  readonly seq: number;
  readonly attempts: number;
}

export interface StickyBoards {
  get(channel: string): Promise<StickyBoard | null>;
  /** One for each channel: another query changes the one that stands there. Its message is kept unless it was lost. */
  put(board: Pick<StickyBoard, 'channel' | 'query' | 'by' | 'zone'>, now: number): Promise<StickyBoard>;
  remove(channel: string): Promise<void>;
  placed(channel: string, ts: string): Promise<void>;
  /** Those that show less of the journal than `seq` and may be drawn again. */
  outdated(seq: number, now: number, limit: number): Promise<readonly StickyBoard[]>;
  /** What stands there now; it is not drawn again before `nextAt`. */
  drawn(
    channel: string,
    drawn: { readonly shown: string; readonly seq: number; readonly nextAt: number },
  ): Promise<void>;
  failed(channel: string, nextAt: number): Promise<void>;
  /** Its message or channel is gone: it is not drawn again until somebody puts it there anew. */
  lost(channel: string, why: string): Promise<void>;
}
