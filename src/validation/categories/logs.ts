import type { LogLine } from '../../domain/provider.ts';
import { MINUTE } from '../../domain/time.ts';
import { type Category, count, fail, judge, pass, skip, type Verdict } from '../check.ts';
import { FIRST } from '../own-runs.ts';
import { readLog } from '../read-log.ts';
import { problemOfRefusal, UNKNOWN_ID } from '../refusal.ts';
import { lineShapeProblems } from '../shape.ts';
import type { Subject } from '../subject.ts';

/** Fewer runs than these may all be silent. */
const SURELY_TALKING = 3;
const BEYOND = 1_000_000;

export const logs: Category = {
  name: 'logs',
  checks: [
    {
      name: 'Runs have a log',
      expected: 'lines in the log of at least one run among several',
      needs: ['logs'],
      async run(subject) {
        const { id, lines, compared } = await subject.longestLog();
        if (lines.length > 0) return pass(`${count(lines.length, 'line')} of run ${id}`);
        const found = `no line in ${count(compared, 'run')}`;
        return compared < SURELY_TALKING ? skip(found) : fail(found);
      },
    },
    {
      name: 'Lines are counted from 0 without gaps',
      expected: 'the numbers 0, 1, 2 and so on, over several pages',
      needs: ['logs'],
      run: (subject) =>
        withLines(subject, async (id) => {
          const indexes = (await readLog(subject, id)).map((line) => line.index);
          const wrong = indexes.findIndex((index, place) => index !== place);
          return wrong < 0 ? pass(`0 to ${indexes.length - 1}`) : fail(`line ${indexes[wrong]} in place ${wrong}`);
        }),
    },
    {
      name: 'Its pages fit together',
      expected: 'the lines that were asked for, never more than asked for, and none beyond the end',
      needs: ['logs'],
      run: (subject) => withLines(subject, (id, lines) => fitTogether(subject, id, lines)),
    },
    {
      name: 'A line says when, how grave and what',
      expected: 'moments in order and none in the future, a level of ours, text',
      needs: ['logs'],
      run: (subject) =>
        withLines(subject, async (_id, lines) => {
          const shape = lines.flatMap(lineShapeProblems);
          return judge(shape.length > 0 ? shape : momentProblems(lines, subject.now()), count(lines.length, 'line'));
        }),
    },
    {
      name: 'What was said stays',
      expected: 'every line in its place when it is read again',
      needs: ['logs'],
      run: (subject) =>
        withLines(subject, async (id, lines) => {
          const again = await readLog(subject, id);
          const changed = lines.find((line, place) => JSON.stringify(line) !== JSON.stringify(again[place]));
          return changed === undefined
            ? pass(`${count(lines.length, 'line')} unchanged`)
            : fail(`line ${changed.index} is not what it was`);
        }),
    },
    {
      name: 'A new run begins to talk',
      expected: 'a line in the log of a run that was started',
      write: true,
      needs: ['logs'],
      async run(subject) {
        const { run } = await subject.own.playing(FIRST);
        const lines = await subject.until(
          () => readLog(subject, run.externalId),
          (told) => told.length > 0,
        );
        return lines.length > 0 ? pass(count(lines.length, 'line')) : fail('no line');
      },
    },
    {
      name: 'A log that is not offered is refused, and it says why',
      expected: 'a refusal with the sentence of the capability',
      async run(subject) {
        const { logs: able } = subject.provider.capabilities;
        if (able === true) return skip('logs are offered');
        const [id = UNKNOWN_ID] = (await subject.reading()).runs.keys();
        const problem = await problemOfRefusal('a log', subject.provider.logs(id, 0, 1, subject.signal), 'unsupported');
        return problem === null ? pass(able) : fail(problem);
      },
    },
  ],
};

/** Judges the longest log there is. */
async function withLines(
  subject: Subject,
  judgeLines: (id: string, lines: readonly LogLine[]) => Promise<Verdict>,
): Promise<Verdict> {
  const { id, lines } = await subject.longestLog();
  return id === null || lines.length === 0 ? skip('there is no log to read') : judgeLines(id, lines);
}

async function fitTogether(subject: Subject, id: string, lines: readonly LogLine[]): Promise<Verdict> {
  const half = Math.ceil(lines.length / 2);
  const wanted = [
    [0, 1],
    [0, half],
    [half, lines.length - half],
    [BEYOND, 10],
  ] as const;
  const problems: string[] = [];
  for (const [from, limit] of wanted) {
    if (limit === 0) continue;
    const part = await subject.provider.logs(id, from, limit, subject.signal);
    const right = JSON.stringify(lines.slice(from, from + limit)) === JSON.stringify(part);
    if (!right)
      problems.push(`from ${from} at most ${limit}: ${count(part.length, 'line')}, the first is ${part[0]?.index}`);
  }
  return judge(problems, `${count(lines.length, 'line')} by parts as in one piece`);
}

function momentProblems(lines: readonly LogLine[], now: number): string[] {
  const dated = lines.filter((line): line is LogLine & { at: number } => line.at !== null);
  return dated.flatMap(({ index, at }, place) => {
    if (at > now + MINUTE) return [`line ${index} was said in the future`];
    return at < (dated[place - 1]?.at ?? at) ? [`line ${index} was said before the one above it`] : [];
  });
}
