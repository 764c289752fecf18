import { dollars } from '../domain/money.ts';
import type { Run, Status } from '../domain/run.ts';
import type { Reads } from './reads.ts';
import { timeTaken } from './run-row.ts';
import { plural } from './words.ts';

/** So that a circle or a storm of retries cannot hold the page up. */
const MOST = 40;

/** One try at the same piece of work. */
export interface Attempt {
  readonly number: number;
  readonly attempt: number;
  readonly status: Status;
  readonly costMicros: number | null;
  readonly took: number | null;
  /** The run whose page this is. */
  readonly here: boolean;
  readonly compareHref: string;
}

export interface Attempts {
  readonly rows: readonly Attempt[];
  /** What all of them cost together, and over how many that is known. */
  readonly cost: string;
  readonly coverage: string;
  readonly cut: boolean;
}

/** All tries that belong to a run, oldest first; null where it is the only one. */
export async function attemptsOf(run: Run, now: number, reads: Reads): Promise<Attempts | null> {
  const family = await familyOf(await rootOf(run, reads), reads);
  if (family.length < 2) return null;
  const known = family.flatMap(({ costMicros }) => (costMicros === null ? [] : [costMicros]));
  return {
    rows: family.map((each) => ({
      number: each.number,
      attempt: each.attempt,
      status: each.status,
      costMicros: each.costMicros,
      took: timeTaken(each, now),
      here: each.number === run.number,
      compareHref: `/runs/${run.number}?compare=${each.number}`,
    })),
    cost: dollars(known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0)),
    coverage:
      known.length === family.length
        ? `over ${plural(family.length, 'attempt')}`
        : `over ${known.length} of ${plural(family.length, 'attempt')}`,
    cut: family.length >= MOST,
  };
}

async function rootOf(run: Run, reads: Reads): Promise<Run> {
  const seen = new Set([run.number]);
  let root = run;
  while (root.retryOf !== null && !seen.has(root.retryOf) && seen.size < MOST) {
    seen.add(root.retryOf);
    const earlier = await reads.runs.get(root.retryOf);
    if (earlier === null) break;
    root = earlier;
  }
  return root;
}

async function familyOf(root: Run, reads: Reads): Promise<readonly Run[]> {
  const found = new Map([[root.number, root]]);
  for (const run of found.values()) {
    for (const retry of await reads.runs.retriesOf(run.number)) {
      if (found.size < MOST) found.set(retry.number, retry);
    }
  }
  return [...found.values()].sort((one, other) => one.number - other.number);
}
