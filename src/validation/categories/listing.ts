import type { RunSnapshot } from '../../domain/run.ts';
import { type Category, count, judge, skip } from '../check.ts';
import { storyProblems } from '../sane.ts';
import { runShapeProblems } from '../shape.ts';
import type { Subject } from '../subject.ts';

export const listing: Category = {
  name: 'listing',
  checks: [
    {
      name: 'The list is in our words',
      expected: 'every field of every run of the agreed kind, every status one of ours',
      async run(subject) {
        const runs = await listed(subject);
        return judge(runs.flatMap(runShapeProblems), `${count(runs.length, 'run')}, all of the agreed form`);
      },
    },
    {
      name: 'What it tells can be true',
      expected:
        'moments in order and none in the future, an end only of runs that are over, a question only of waiting ones',
      async run(subject) {
        const runs = await listed(subject);
        const problems = runs.flatMap((run) => storyProblems(run, subject.now()));
        return judge(problems, `${count(runs.length, 'run')}, none that contradicts itself`);
      },
    },
    {
      name: 'No answer names a run twice',
      expected: 'each run once in each answer',
      async run(subject) {
        const { pages } = await subject.reading();
        const twice = pages.flatMap(({ runs }) => repeated(runs.map((run) => run.externalId)));
        return judge(
          twice.map((id) => `run ${id} is there twice in one answer`),
          `${count(pages.length, 'answer')} without a repetition`,
        );
      },
    },
    {
      name: 'It says which watched runs it does not know',
      expected: 'of a run that is there and one that never was, the second alone',
      async run(subject) {
        const { cursor, runs } = await subject.reading();
        const [known] = [...runs.keys()].slice(-1);
        const unknown = await subject.unknownId();
        const watched = known === undefined ? [unknown] : [known, unknown];
        const { missing } = await subject.until(
          () => subject.provider.changes(cursor, watched, subject.signal),
          (page) => page.missing.includes(unknown),
        );
        const wrong = missing.length !== 1 || missing[0] !== unknown;
        const found = `missing: ${missing.join(', ') || 'none'}`;
        return judge(wrong ? [found] : [], found);
      },
    },
    {
      name: 'The newest run is there',
      expected: 'the newest run also in a second reading',
      async run(subject) {
        const [{ runs }, again] = [await subject.reading(), await subject.rereading()];
        const newest = [...runs.values()].reduce(newer, null);
        if (newest === null) return skip('there is no run yet');
        if (again.end !== 'all') return skip(`the list is longer than ${count(again.pages.length, 'page')}`);
        const { externalId } = newest;
        return judge(
          again.runs.has(externalId) ? [] : [`run ${externalId} is gone from the list`],
          `run ${externalId} both times`,
        );
      },
    },
  ],
};

async function listed(subject: Subject) {
  return [...(await subject.reading()).runs.values()];
}

function newer(one: RunSnapshot | null, other: RunSnapshot): RunSnapshot {
  return one === null || other.createdAt > one.createdAt ? other : one;
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
