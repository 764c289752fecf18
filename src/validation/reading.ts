import type { Changes, Provider } from '../domain/provider.ts';
import type { RunSnapshot } from '../domain/run.ts';
import { changesShapeProblems } from './shape.ts';

/** What a provider told from one cursor on, page after page. */
export interface Reading {
  readonly pages: readonly Changes[];
  /** As last told, by external id. */
  readonly runs: ReadonlyMap<string, RunSnapshot>;
  readonly cursor: string | null;
  /** Why it ended: all was told, enough pages were read, or the provider led in a circle. */
  readonly end: 'all' | 'enough' | 'circle';
}

/** Reads at most `most` pages from a cursor on. Throws where an answer is none. */
export async function read(
  provider: Pick<Provider, 'changes'>,
  from: string | null,
  signal: AbortSignal,
  most: number,
): Promise<Reading> {
  const pages: Changes[] = [];
  const cursors = new Set<string | null>([from]);
  for (let cursor = from; ; ) {
    const page = await provider.changes(cursor, [], signal);
    const problems = changesShapeProblems(page);
    if (problems.length > 0) throw new Error(problems.join('; '));
    pages.push(page);
    cursor = page.cursor;
    const end = !page.more ? 'all' : cursors.has(cursor) ? 'circle' : pages.length >= most ? 'enough' : null;
    if (end !== null) return { pages, runs: byId(pages), cursor, end };
    cursors.add(cursor);
  }
}

function byId(pages: readonly Changes[]): ReadonlyMap<string, RunSnapshot> {
  return new Map(pages.flatMap(({ runs }) => runs.map((run) => [run.externalId, run] as const)));
}
