import { AppError } from '../../domain/errors.ts';
import { isFinal, type Run } from '../../domain/run.ts';
import { attemptsOf } from '../attempts.ts';
import { comparisonOf } from '../comparison.ts';
import { freshnessWord } from '../freshness.ts';
import { journalLine } from '../journal-lines.ts';
import { askedLog, levelChoices, logHref } from '../log-search.ts';
import { definePage } from '../page.ts';
import type { Reads } from '../reads.ts';
import { runLog } from '../run-log.ts';
import { shownTitle } from '../run-row.ts';
import { shownRun } from '../shown-run.ts';

const EVENTS = 100;
/** A moving run's log grows without news in the journal. */
const LOG_LOOKS_AGAIN = 5;

/** One run: what it is about, how far it is, what it said, and who did what to it. */
export default definePage({
  path: '/runs/:number',
  nav: null,
  async load({ params, search, now, scope }, reads) {
    const run = await runAt(params.number ?? '', reads);
    const asked = askedLog(search);
    const [freshness, events, log, attempts, comparison] = await Promise.all([
      reads.freshness(run),
      reads.events(run.number, EVENTS),
      runLog(reads, run.number, asked),
      attemptsOf(run, now, reads),
      comparisonOf(run, search.get('compare'), now, scope, reads),
    ]);
    const final = isFinal(run.status);
    return {
      title: `#${run.number} ${shownTitle(run)}`,
      keep: final,
      run: run.number,
      ...(final ? {} : { lookAgain: LOG_LOOKS_AGAIN }),
      model: {
        run: shownRun(run, now),
        everything: scope === 'everything',
        asOf: freshness.asOf,
        worry: final ? null : freshnessWord(freshness),
        log: { ...log, followHref: logHref(run.number, { ...asked, from: null }, { refresh: '10' }) },
        following: !final && asked.from === null,
        logSearch: { words: asked.words, levels: levelChoices(asked) },
        events: events.map(journalLine),
        moreEvents: events.length === EVENTS,
        attempts,
        comparison,
      },
    };
  },
});

async function runAt(text: string, reads: Reads): Promise<Run> {
  const run = /^\d{1,12}$/.test(text) ? await reads.runs.get(Number(text)) : null;
  if (run !== null) return run;
  throw new AppError(
    'not_found',
    `There is no run #${text.slice(0, 20)}. It may have been removed, or its number mistyped.`,
  );
}
