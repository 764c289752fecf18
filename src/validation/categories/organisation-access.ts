import { AppError } from '../../domain/errors.ts';
import type { Capability } from '../../domain/provider.ts';
import { type Category, count, judge, skip } from '../check.ts';
import { describe, isSentence } from '../refusal.ts';
import { nameProblems } from '../sane.ts';

export const organisationAccess: Category = {
  name: 'organisation access',
  checks: [
    {
      name: 'Runs of everybody can be opened',
      expected: 'no listed run is refused because of who asks',
      async run(subject) {
        const looks = await subject.looks();
        if (looks.length === 0) return skip('there is no run to open');
        const shut = looks.filter(({ error }) => error instanceof AppError && error.code === 'forbidden');
        return judge(
          shut.map(
            ({ listed, error }) =>
              `run ${listed.externalId} of ${listed.by?.name ?? 'nobody known'}: ${describe(error)}`,
          ),
          `${count(looks.length, 'run')} of ${count(new Set(looks.map(({ listed }) => listed.by?.id)).size, 'owner')} asked for, none refused`,
        );
      },
    },
    {
      name: 'It says what it can do, and why not otherwise',
      expected: 'true or one sentence for each capability',
      async run({ provider }) {
        const { createOnce, cancelWarning, ...able } = provider.capabilities;
        const wrong = Object.entries<Capability>(able).filter(([, word]) => word !== true && !isSentence(word));
        const problems = wrong.map(([name, word]) => `${name}: "${word}"`);
        if (typeof createOnce !== 'boolean') problems.push(`createOnce: "${createOnce}"`);
        if (cancelWarning !== null && !isSentence(cancelWarning)) problems.push(`cancelWarning: "${cancelWarning}"`);
        const offered = Object.values(able).filter((word) => word === true).length;
        return judge(problems, `${offered} of ${Object.keys(able).length} offered, the others with a sentence`);
      },
    },
    {
      name: 'Its agents and models have names',
      expected: 'distinct words that are not blank, or none at all',
      async run({ provider }) {
        const { agents, models } = await provider.choices();
        return judge(
          [...nameProblems('agent', agents), ...nameProblems('model', models)],
          `${count(agents.length, 'agent')}, ${count(models.length, 'model')}`,
        );
      },
    },
  ],
};
