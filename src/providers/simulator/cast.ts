import type { Person } from '../../domain/person.ts';
import { calendarBefore } from './calendar.ts';
import { invent } from './invent.ts';
import type { Journal } from './journal.ts';
import { opening } from './opening.ts';
import { requested } from './requested.ts';
import { lifetime, type Script } from './script.ts';
import { OPENING, type WorldClock } from './world-clock.ts';

/** What the runs of a world are made from. */
export interface WorldOptions {
  readonly seed: number;
  /** Who runs belong to. */
  readonly people: readonly Person[];
  readonly clock: WorldClock;
  readonly journal: Journal;
}

/** What an id names: a run that came by itself, by its place, or one that was asked for, by its number in the journal. */
export type Name = { readonly kind: 'came'; readonly index: number } | { readonly kind: 'asked'; readonly seq: number };

/** Everybody in the world: `s1-412` came by itself, `s1-n7` was asked for. */
export interface Cast {
  idOf(name: Name): string;
  nameOf(id: string): Name | null;
  /** The script behind an id; null where there is none. It may begin in the future. */
  scriptOf(id: string): Script | null;
}

/** The cast of a world. */
export function createCast({ seed, people, clock, journal }: WorldOptions): Cast {
  const { epoch, history } = clock;
  const calendar = calendarBefore(epoch, history, seed);
  const pattern = new RegExp(`^s${seed}-(n?)(0|[1-9]\\d{0,14})$`);

  function nameOf(id: string): Name | null {
    const [, asked, digits] = pattern.exec(id) ?? [];
    if (digits === undefined) return null;
    return asked === 'n' ? { kind: 'asked', seq: Number(digits) } : { kind: 'came', index: Number(digits) };
  }

  function came(index: number): Script | null {
    const script = invent(seed, index, people);
    if (index < history) {
      const latest = epoch - lifetime(script) - 1;
      return { ...script, createdAt: Math.floor(Math.min(calendar.createdAt(index), latest)) };
    }
    if (index < history + OPENING) return opening(script, index - history, epoch, seed);
    const createdAt = clock.arrivalOf(index);
    return createdAt === null ? null : { ...script, createdAt };
  }

  function asked(seq: number): Script | null {
    const start = journal.reads.starts.get(seq);
    return start === undefined ? null : requested(start, seq, seed);
  }

  return {
    nameOf,
    idOf: (name) => (name.kind === 'came' ? `s${seed}-${name.index}` : `s${seed}-n${name.seq}`),
    scriptOf(id) {
      const name = nameOf(id);
      if (name === null) return null;
      return name.kind === 'came' ? came(name.index) : asked(name.seq);
    },
  };
}
