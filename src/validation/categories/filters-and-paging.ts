import { isFinal, type RunSnapshot } from '../../domain/run.ts';
import { type Category, count, fail, judge, pass, skip } from '../check.ts';
import type { Reading } from '../reading.ts';

export const filtersAndPaging: Category = {
  name: 'filters and paging',
  checks: [
    {
      name: 'The pages come to an end',
      expected: 'a new cursor with each page, and a last page',
      async run(subject) {
        const { pages, end } = await subject.reading();
        const read = count(pages.length, 'page');
        return end === 'circle'
          ? fail(`after ${read} a cursor came back, and there was still more to read`)
          : pass(read);
      },
    },
    {
      name: 'No page is repeated',
      expected: 'something new on every page',
      async run(subject) {
        const { pages } = await subject.reading();
        const repeated = pages.flatMap(({ runs }, place) => {
          const before = new Set(pages.slice(0, place).flatMap((page) => page.runs.map((run) => run.externalId)));
          return runs.length > 0 && runs.every((run) => before.has(run.externalId)) ? [`page ${place + 1}`] : [];
        });
        return judge(
          repeated.map((page) => `${page} holds nothing that was not told before`),
          count(pages.length, 'page'),
        );
      },
    },
    {
      name: 'Two readings tell the same runs',
      expected: 'no run of the first reading lost in the second',
      async run(subject) {
        const [first, second] = [await subject.reading(), await subject.rereading()];
        // A second reading may end sooner, and runs that came meanwhile push others on to the next page.
        const whole = second.end === 'all' && second.pages.at(-1)?.covers === 'all';
        const comparable =
          whole || second.pages.length >= first.pages.length
            ? first.pages
            : first.pages.slice(0, second.pages.length - 1);
        if (comparable.length === 0 && first.runs.size > 0) return skip('the second reading ended after one page');
        const ids = comparable.flatMap(({ runs }) => runs.map((run) => run.externalId));
        const lost = ids.filter((id) => !second.runs.has(id));
        return judge(
          lost.map((id) => `run ${id} is lost`),
          `${count(ids.length, 'run')} both times`,
        );
      },
    },
    {
      name: 'After its cursor it tells only what changed',
      expected: 'no run that was told already, is over and is as it was',
      async run(subject) {
        const first = await subject.reading();
        if (first.end !== 'all') return skip('the list was not read to its end');
        const news = await subject.news();
        const old = [...news.runs.values()].filter((run) => isOld(run, first));
        return judge(
          old.map((run) => `run ${run.externalId} is told again as it was`),
          `${count(news.runs.size, 'run')} after the cursor, ${first.runs.size} before`,
        );
      },
    },
    {
      name: 'A cursor that is not its own starts from the beginning',
      expected: 'the runs of the first page, and no error',
      async run(subject) {
        const [known] = (await subject.reading()).pages;
        const page = await subject.provider.changes('runtower-validation: not a cursor', [], subject.signal);
        const ids = new Set(page.runs.map((run) => run.externalId));
        const there = known?.runs.filter((run) => ids.has(run.externalId)).length ?? 0;
        const found = `${there} of the ${count(known?.runs.length ?? 0, 'run')} of the first page`;
        return there === 0 && known?.runs.length !== 0 ? fail(found) : pass(found);
      },
    },
  ],
};

function isOld(run: RunSnapshot, { runs }: Reading): boolean {
  return isFinal(run.status) && JSON.stringify(runs.get(run.externalId)) === JSON.stringify(run);
}
