import type { CreateRequest } from '../../domain/provider.ts';
import type { Deed } from './deeds.ts';

/** A run that was started by request. */
export interface Start {
  readonly kind: 'start';
  /** World time. */
  readonly at: number;
  readonly request: CreateRequest;
}

export type Entry = Start | Deed;
export type NumberedDeed = Deed & { readonly seq: number };

/** Finds what was asked of the world: by number, by key, by run. */
export interface JournalReads {
  /** The starts by number, oldest first. */
  readonly starts: ReadonlyMap<number, Start>;
  /** The number of the start with this key. */
  startOf(key: string): number | null;
  /** What was asked of a run, oldest first. */
  deedsOf(id: string): readonly NumberedDeed[];
  /** Runs of which something was asked. */
  touched(): Iterable<string>;
  /** Whether an action with this key was asked before. */
  knows(key: string): boolean;
}

/** An index that starts empty and is told of every entry that comes or goes; entries go oldest first. */
export class JournalIndex implements JournalReads {
  readonly starts = new Map<number, Start>();
  private readonly numbers = new Map<string, number>();
  private readonly deeds = new Map<string, NumberedDeed[]>();
  private readonly keys = new Set<string>();

  startOf(key: string): number | null {
    return this.numbers.get(key) ?? null;
  }

  deedsOf(id: string): readonly NumberedDeed[] {
    return this.deeds.get(id) ?? [];
  }

  touched(): Iterable<string> {
    return this.deeds.keys();
  }

  knows(key: string): boolean {
    return this.keys.has(key);
  }

  add(entry: Entry, seq: number): void {
    if (entry.kind === 'start') {
      this.starts.set(seq, entry);
      this.numbers.set(entry.request.key, seq);
      return;
    }
    this.keys.add(entry.key);
    this.deeds.set(entry.id, [...this.deedsOf(entry.id), { ...entry, seq }]);
  }

  forget(entry: Entry, seq: number): void {
    if (entry.kind === 'start') {
      this.starts.delete(seq);
      this.numbers.delete(entry.request.key);
      return;
    }
    this.keys.delete(entry.key);
    const left = this.deedsOf(entry.id).filter((deed) => deed.seq !== seq);
    if (left.length === 0) this.deeds.delete(entry.id);
    else this.deeds.set(entry.id, left);
  }
}
