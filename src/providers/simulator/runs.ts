import type { LogLine } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { Cast, WorldOptions } from './cast.ts';
import { afterDeed } from './deeds.ts';
import type { NumberedDeed } from './journal-index.ts';
import { logUntil } from './log.ts';
import type { Script } from './script.ts';
import { snapshotAt } from './snapshot.ts';
import { isOver, type Stretch, scripted } from './timeline.ts';

/** How much of the world somebody knows: its time, and how many entries of the journal. */
export interface Mark {
  readonly at: number;
  readonly entries: number;
}

/** The runs of a world as they are at any moment: each a pure function of its script and of what was asked of it. */
export interface Runs {
  /** What there is to know of a run at a mark; null where there is no such run, or none yet. */
  snapshot(id: string, mark: Mark): RunSnapshot | null;
  /** Its log as it is now, so far as world time `at`. */
  log(id: string, at: number): readonly LogLine[];
  /** Whether nothing of a run can have changed after a mark. */
  settled(id: string, mark: Mark): boolean;
}

interface Life {
  readonly script: Script;
  readonly line: readonly Stretch[];
  /** The number of the newest deed in it. */
  readonly newest: number;
}

/** Lives that are kept at hand; the others are made again when somebody asks. */
const AT_HAND = 2_000;
const ENDS_AT_HAND = 50_000;

/** The runs of a world with this cast. */
export function createRuns(cast: Cast, { clock, journal }: WorldOptions): Runs {
  const lives = new Map<string, Life>();
  const ends = new Map<string, { readonly newest: number; readonly at: number }>();
  const deedsOf = (id: string) => journal.reads.deedsOf(id);

  function lifeOf(id: string): Life | null {
    const known = lives.get(id);
    const newest = newestOf(deedsOf(id));
    if (known?.newest === newest) return known;
    const script = known?.script ?? cast.scriptOf(id);
    if (script === null) return null;
    const life = { script, line: deedsOf(id).reduce(afterDeed, scripted(script)), newest };
    keep(lives, id, life, AT_HAND);
    return life;
  }

  /** When a run is over as far as anybody knows; null: never, or there is no such run. */
  function endOf(id: string): number | null {
    const known = ends.get(id);
    const newest = newestOf(deedsOf(id));
    if (known?.newest === newest) return known.at;
    const last = lifeOf(id)?.line.at(-1);
    if (last === undefined || !isOver([last], last.from)) return null;
    keep(ends, id, { newest, at: last.from }, ENDS_AT_HAND);
    return last.from;
  }

  /** The life as it was known at a mark. */
  function lineAt(id: string, { script, line, newest }: Life, { entries }: Mark): readonly Stretch[] {
    if (newest < entries) return line;
    return deedsOf(id)
      .filter((deed) => deed.seq < entries)
      .reduce(afterDeed, scripted(script));
  }

  return {
    snapshot(id, mark) {
      const name = cast.nameOf(id);
      const life = lifeOf(id);
      if (life === null || (name?.kind === 'asked' && name.seq >= mark.entries)) return null;
      return snapshotAt(life.script, lineAt(id, life, mark), mark.at, clock);
    },
    log(id, at) {
      const life = lifeOf(id);
      return life === null ? [] : logUntil(life.script, life.line, at, clock.toReal);
    },
    settled(id, mark) {
      const end = endOf(id);
      // What was asked of it later has moved its end beyond the mark.
      return end !== null && end <= mark.at;
    },
  };
}

function newestOf(deeds: readonly NumberedDeed[]): number {
  return deeds.at(-1)?.seq ?? -1;
}

/** Keeps a value at hand, and starts over when there is too much. */
function keep<T>(values: Map<string, T>, key: string, value: T, most: number): void {
  if (values.size >= most) values.clear();
  values.set(key, value);
}
