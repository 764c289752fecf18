import { isFinal, type RunSnapshot } from '../../domain/run.ts';
import { type Category, count, fail, judge, pass, skip } from '../check.ts';
import { describe, problemOfRefusal } from '../refusal.ts';
import { numberProblems, storyProblems } from '../sane.ts';
import { runShapeProblems } from '../shape.ts';
import type { Subject } from '../subject.ts';

const LOOKED_AT_TWICE = 4;
const NONE = 'there is no run to ask for';

export const details: Category = {
  name: 'details',
  checks: [
    {
      name: 'Every listed run can be asked for',
      expected: 'an answer for each, about that very run',
      async run(subject) {
        const looks = await subject.looks();
        if (looks.length === 0) return skip(NONE);
        const problems = looks.flatMap(({ listed: { externalId }, got, error }) => {
          if (got === null) return [`run ${externalId}: ${describe(error)}`];
          return got.externalId === externalId ? [] : [`asked for ${externalId}, got ${got.externalId}`];
        });
        return judge(problems, `${count(looks.length, 'run')} asked for and answered`);
      },
    },
    {
      name: 'A run alone is as it is in the list',
      expected: 'the same beginning, prompt, project and agent, and the same end once it is over',
      async run(subject) {
        const pairs = await answered(subject);
        if (pairs.length === 0) return skip(NONE);
        return judge(pairs.flatMap(differences), `${count(pairs.length, 'run')} alike`);
      },
    },
    {
      name: 'What it tells of one run can be true',
      expected: 'fields of the agreed kind, sane numbers and moments',
      async run(subject) {
        const pairs = await answered(subject);
        if (pairs.length === 0) return skip(NONE);
        const problems = pairs.flatMap(({ got }) => {
          const shape = runShapeProblems(got);
          return shape.length > 0 ? shape : [...storyProblems(got, subject.now()), ...numberProblems(got)];
        });
        return judge(problems, `${count(pairs.length, 'run')} sound`);
      },
    },
    {
      name: 'A run that is over stays as it is',
      expected: 'the same answer twice',
      async run(subject) {
        const over = (await answered(subject))
          .flatMap(({ got }) => (isFinal(got.status) ? [got] : []))
          .slice(0, LOOKED_AT_TWICE);
        if (over.length === 0) return skip('there is no run that is over');
        const again = await Promise.all(over.map((run) => subject.get(run.externalId)));
        const changed = over.filter((run, place) => JSON.stringify(run) !== JSON.stringify(again[place]));
        return judge(
          changed.map((run) => `run ${run.externalId} is ${run.status} and still changes`),
          `${count(over.length, 'run')} unchanged`,
        );
      },
    },
    {
      name: 'An unknown run is not found',
      expected: 'a refusal that says not found, in a sentence',
      async run(subject) {
        const problem = await problemOfRefusal('an unknown run', subject.get(await subject.unknownId()), 'not_found');
        return problem === null ? pass('refused as not found') : fail(problem);
      },
    },
  ],
};

async function answered(subject: Subject): Promise<readonly { listed: RunSnapshot; got: RunSnapshot }[]> {
  return (await subject.looks()).flatMap(({ listed, got }) => (got === null ? [] : [{ listed, got }]));
}

const LASTING = ['createdAt', 'prompt', 'project', 'agent', 'source'] as const;
const LASTING_ONCE_OVER = ['status', 'finishedAt', 'costMicros', 'tokens'] as const;

function differences({ listed, got }: { listed: RunSnapshot; got: RunSnapshot }): string[] {
  const compared = isFinal(listed.status) ? [...LASTING, ...LASTING_ONCE_OVER] : LASTING;
  const unlike = compared.filter((field) => JSON.stringify(listed[field]) !== JSON.stringify(got[field]));
  return unlike.map((field) => {
    const shown = (value: unknown) => String(JSON.stringify(value)).slice(0, 60);
    return `run ${listed.externalId}: ${field} is ${shown(listed[field])} in the list and ${shown(got[field])} alone`;
  });
}
