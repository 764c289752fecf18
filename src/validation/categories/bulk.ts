import type { RunSnapshot } from '../../domain/run.ts';
import { type Category, count, fail, judge, pass, skip } from '../check.ts';
import { FIRST } from '../own-runs.ts';
import { readLog } from '../read-log.ts';
import { arrived, begun, reasonNotTo } from '../steer.ts';
import type { Subject } from '../subject.ts';

const CHOSEN = ['one of three', 'two of three', 'three of three'];

export const bulk: Category = {
  name: 'bulk',
  checks: [
    {
      name: 'Starts at the same time give each its own run',
      expected: `${CHOSEN.length} different ids`,
      write: true,
      async run({ own }) {
        const started = await Promise.all(CHOSEN.map((part) => own.playing(part)));
        const ids = new Set(started.map(({ run }) => run.externalId));
        return ids.size === CHOSEN.length ? pass([...ids].join(', ')) : fail(`only ${[...ids].join(', ')}`);
      },
    },
    {
      name: 'A message to several at once reaches each once',
      expected: 'one line with it in each log, although each request arrives twice',
      write: true,
      needs: ['say', 'logs'],
      async run(subject) {
        const runs = await going(subject);
        if (runs.length === 0) return skip('all of them had ended');
        const word = `message${subject.id()}`;
        await twice(runs, ({ externalId: id }) => subject.act('say', id, `${word}: carry on.`, `${word}-${id}`));
        const heard = () => Promise.all(runs.map(({ externalId }) => linesWith(subject, externalId, word)));
        await subject.until(heard, (numbers) => numbers.every((number) => number > 0));
        const numbers = await subject.lookLater(heard);
        const problems = runs.map(({ externalId }, place) => ({ externalId, number: numbers[place] ?? 0 }));
        return judge(
          problems
            .filter(({ number }) => number !== 1)
            .map((each) => `run ${each.externalId} has it ${each.number} times`),
          `${count(runs.length, 'run')} with one line each`,
        );
      },
    },
    {
      name: 'Several cancelled at once are all cancelled',
      expected: 'each of them cancelled, although each request arrives twice',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const runs = await going(subject);
        if (runs.length === 0) return skip('all of them had ended');
        const asked = subject.now();
        await twice(runs, ({ externalId: id }) => subject.act('cancel', id, null, `validation-cancel-${id}`));
        const verdicts = await Promise.all(runs.map((run) => arrived(subject, run.externalId, 'cancel', asked)));
        const problems = verdicts.flatMap((verdict, place) =>
          verdict.status === 'fail' ? [`run ${runs[place]?.externalId}: ${verdict.found}`] : [],
        );
        return judge(problems, `${count(runs.length, 'run')} cancelled or ended before`);
      },
    },
    {
      name: 'A run that was not chosen goes on',
      expected: 'a run beside the cancelled ones not cancelled',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const { externalId, status } = await begun(subject, FIRST);
        return status === 'cancelled'
          ? fail(`run ${externalId} was cancelled too`)
          : pass(`run ${externalId} is ${status}`);
      },
    },
  ],
};

/** The chosen runs that are not over yet. */
async function going(subject: Subject): Promise<readonly RunSnapshot[]> {
  const runs = await Promise.all(CHOSEN.map((part) => begun(subject, part)));
  return runs.filter((run) => reasonNotTo(run, 'cancel') === null);
}

/** Asks for all of them at once, each twice. One of the two requests may be refused as a repetition, not both. */
async function twice(runs: readonly RunSnapshot[], ask: (run: RunSnapshot) => Promise<unknown>): Promise<void> {
  const pairs = runs.map((run) => Promise.any([ask(run), ask(run)]));
  await Promise.all(pairs).catch((error: AggregateError) => {
    throw error.errors[0];
  });
}

async function linesWith(subject: Subject, id: string, word: string): Promise<number> {
  return (await readLog(subject, id)).filter(({ text }) => text.includes(word)).length;
}
