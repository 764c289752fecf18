import type { Changes } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { Cast, WorldOptions } from './cast.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Mark, Runs } from './runs.ts';
import { LONGEST_LIFE } from './work.ts';
import { OPENING } from './world-clock.ts';

/** Runs in one answer at most. */
const PAGE = 1_000;

/** What changed in the world since a cursor. */
export type ChangesSince = (cursor: string | null) => Pick<Changes, 'runs' | 'cursor' | 'more'>;

/** Answers what changed by comparing what was known at the cursor with what is known now. */
export function createChanges(cast: Cast, runs: Runs, options: WorldOptions): ChangesSince {
  const { seed, clock, journal } = options;
  const world = `${seed}@${clock.epoch}`;

  return (text) => {
    const { since, page } = readCursor(world, text);
    const now: Mark = { at: clock.now(), entries: journal.next() };
    // What changes between two pages is told again after the last, rather than not at all.
    const until = page?.until ?? now;
    let looked = page?.looked ?? 0;
    const changed: RunSnapshot[] = [];
    for (const id of candidates(cast, options, since, now, looked)) {
      if (changed.length === PAGE) {
        return { runs: changed, cursor: writeCursor(world, { since, page: { until, looked } }), more: true };
      }
      looked++;
      const run = changedSince(runs, id, since, now);
      if (run !== null) changed.push(run);
    }
    return { runs: changed, cursor: writeCursor(world, { since: until, page: null }), more: false };
  };
}

/** The run as it is now, or null where the asker knows it so. */
function changedSince(runs: Runs, id: string, since: Mark | null, now: Mark): RunSnapshot | null {
  if (since === null) return runs.snapshot(id, now);
  if (runs.settled(id, since)) return null;
  const known = runs.snapshot(id, since);
  const run = runs.snapshot(id, now);
  return JSON.stringify(known) === JSON.stringify(run) ? null : run;
}

/** Ids of all runs that may have changed after a mark, those that came by themselves first; `skip` leaves out so many. */
function* candidates(cast: Cast, options: WorldOptions, since: Mark | null, now: Mark, skip: number): Iterable<string> {
  const { journal } = options;
  const first = since === null ? 0 : firstLiving(options, since.at - LONGEST_LIFE, now.at);
  const arrived = arrivedBy(options, now.at);
  for (let index = first + skip; index < arrived; index++) yield cast.idOf({ kind: 'came', index });
  const others = [...journal.reads.starts.keys()].map((seq) => cast.idOf({ kind: 'asked', seq }));
  for (const id of journal.reads.touched()) {
    const name = cast.nameOf(id);
    if (since !== null && name?.kind === 'came' && name.index < first) others.push(id);
  }
  yield* others.slice(Math.max(0, skip - (arrived - first)));
}

/** The first run that came by itself and may have been alive after a moment. */
function firstLiving(options: WorldOptions, moment: number, now: number): number {
  const { clock } = options;
  const opening = clock.history + OPENING;
  let index = arrivedBy(options, now);
  while (index > opening && (clock.arrivalOf(index - 1) ?? moment) > moment) index--;
  return index === opening ? clock.history : index;
}

function arrivedBy({ clock }: WorldOptions, now: number): number {
  return Math.max(clock.arrivedBy(now), clock.history + OPENING);
}
