import { isFinal, type RunSnapshot, STATUSES } from '../../domain/run.ts';
import { words } from '../../domain/text.ts';
import { type Category, count, fail, judge, pass, skip } from '../check.ts';
import { FIRST, markerOf } from '../own-runs.ts';
import { numberProblems } from '../sane.ts';
import type { Subject } from '../subject.ts';

/** From so many known numbers on, all of them being 0 is no chance. */
const ENOUGH = 3;
const FILLING = /^\s*(?:|undefined|null|nan|n\/a|none|\[object object\]|no prompt(?: available)?)\s*$/i;

export const statisticsAndSearch: Category = {
  name: 'statistics and search',
  checks: [
    {
      name: 'Numbers can be true',
      expected: 'progress from 0 to 1, costs and tokens whole and not below 0, or unknown',
      async run(subject) {
        const runs = await told(subject);
        return judge(runs.flatMap(numberProblems), `${count(runs.length, 'run')} with sane numbers`);
      },
    },
    {
      name: 'What is not known is unknown, not 0',
      expected: 'costs, tokens and progress of runs that are over not all 0',
      async run(subject) {
        const over = (await told(subject)).filter((run) => isFinal(run.status));
        const known = NUMBERS.map((field) => ({ field, values: over.map((run) => run[field]).filter(isKnown) }));
        if (known.every(({ values }) => values.length < ENOUGH)) return skip('too few numbers are known');
        const invented = known.filter(({ values }) => values.length >= ENOUGH && values.every((value) => value === 0));
        return judge(
          invented.map(({ field, values }) => `${field} is 0 for all of ${count(values.length, 'run')}`),
          known.map(({ field, values }) => `${field} of ${count(values.length, 'run')}`).join(', '),
        );
      },
    },
    {
      name: 'What is not offered is unknown',
      expected: 'no cost or progress of any run where the capability is not offered',
      async run(subject) {
        const { cost, progress } = subject.provider.capabilities;
        if (cost === true && progress === true) return skip('both are offered');
        const runs = await told(subject);
        const costs = cost === true ? [] : runs.filter((run) => run.costMicros !== null);
        const shares = progress === true ? [] : runs.filter((run) => run.progress !== null);
        return judge(
          [
            ...costs.map((run) => `run ${run.externalId} has a cost of ${run.costMicros}`),
            ...shares.map((run) => `run ${run.externalId} has a progress of ${run.progress}`),
          ],
          `unknown in all of ${count(runs.length, 'run')}`,
        );
      },
    },
    {
      name: 'Counts by status agree',
      expected: 'the same number in each status, counted in the list and run by run',
      async run(subject) {
        const over = (await subject.looks()).filter(({ listed }) => isFinal(listed.status));
        if (over.length === 0) return skip('there is no run that is over');
        const [list, alone] = [tally(over.map((each) => each.listed)), tally(over.map((each) => each.got))];
        return list === alone ? pass(list) : fail(`${list} in the list, ${alone} run by run`);
      },
    },
    {
      name: 'Known prompts are words',
      expected: 'text with a word to search for, or unknown; no filling',
      async run(subject) {
        const known = (await told(subject)).filter((run) => run.prompt !== null);
        if (known.length === 0) return skip('no prompt is known');
        const empty = known.filter(({ prompt }) => FILLING.test(prompt ?? '') || words(prompt ?? '', 1).length === 0);
        return judge(
          empty.map((run) => `the prompt of run ${run.externalId} is ${JSON.stringify(run.prompt)}`),
          `${count(known.length, 'prompt')} that can be searched`,
        );
      },
    },
    {
      name: 'A run is found by a word of its prompt',
      expected: 'this run alone for a word that stands only in its prompt',
      write: true,
      async run(subject) {
        if ((await subject.reading()).end !== 'all') return skip('the list was not read to its end before the start');
        const { request, run } = await subject.own.playing(FIRST);
        const [word = ''] = words(markerOf(request), 1);
        const found = [...(await subject.news()).runs.values()].filter(({ prompt }) =>
          words(prompt ?? '').includes(word),
        );
        const ids = found.map(({ externalId }) => externalId);
        return ids.length === 1 && ids[0] === run.externalId ? pass(run.externalId) : fail(ids.join(', ') || 'nothing');
      },
    },
  ],
};

const NUMBERS = ['costMicros', 'tokens', 'progress'] as const;

async function told(subject: Subject): Promise<readonly RunSnapshot[]> {
  return [...(await subject.reading()).runs.values()];
}

function isKnown(value: number | null): value is number {
  return value !== null;
}

function tally(runs: readonly (RunSnapshot | null)[]): string {
  const counts = STATUSES.map((status) => [status, runs.filter((run) => run?.status === status).length] as const);
  return counts.flatMap(([status, number]) => (number === 0 ? [] : [`${number} ${status}`])).join(', ') || 'none';
}
