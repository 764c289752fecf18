import type { Arrival } from '../../support/codegen-stand-in/stand-in.ts';
import { pollOf, type Stage } from './stage.ts';

/** Between two polls, in milliseconds. */
export const POLL = 5_000;

/** Polls as the program does, every five seconds, for so long; what each poll told. */
export async function pollFor(
  stage: Stage,
  ms: number,
  start: string | null,
  watched: () => readonly string[] = () => [],
) {
  const polls = [];
  let cursor = start;
  for (const end = stage.clock.at + ms; stage.clock.at < end; stage.clock.at += POLL) {
    const poll = await pollOf(stage.provider, cursor, watched());
    cursor = poll.cursor;
    polls.push({ ...poll, at: stage.clock.at });
  }
  return { polls, cursor };
}

/** The most arrivals in any thirty seconds. */
export function busiest(arrivals: readonly Arrival[]): number {
  return Math.max(
    0,
    ...arrivals.map(({ at }) => arrivals.filter((each) => each.at >= at && each.at < at + 30_000).length),
  );
}

/** The ids of runs. */
export const idsOf = (runs: readonly { externalId: string }[]) => runs.map((run) => run.externalId);
