import { type Category, count, fail, judge, pass, skip } from '../check.ts';
import { FIRST } from '../own-runs.ts';
import { nameProblems } from '../sane.ts';

export const projects: Category = {
  name: 'projects',
  checks: [
    {
      name: 'Projects have names',
      expected: 'distinct names that are not blank, each with a description or none',
      async run({ provider }) {
        const known = await provider.projects();
        const odd = known.filter(({ description }) => description !== null && typeof description !== 'string');
        return judge(
          [
            ...nameProblems(
              'project',
              known.map(({ name }) => name),
            ),
            ...odd.map(({ name }) => `the description of "${name}" is no text`),
          ],
          count(known.length, 'project'),
        );
      },
    },
    {
      name: 'The projects of runs are among its projects',
      expected: 'every project of a run that was started elsewhere',
      async run(subject) {
        const { runs } = await subject.reading();
        // What Runtower started may be in a project that Runtower alone knows.
        const foreign = [...runs.values()].filter((run) => run.key === null && run.project !== null);
        if (foreign.length === 0) return skip('no run that was started elsewhere is in a project');
        const known = new Set((await subject.provider.projects()).map(({ name }) => name));
        const missing = new Set(foreign.map((run) => run.project).filter((name) => !known.has(name ?? '')));
        return judge(
          [...missing].map((name) => `"${name}" is not among ${count(known.size, 'project')}`),
          `${count(foreign.length, 'run')} in ${count(known.size, 'project')}`,
        );
      },
    },
    {
      name: 'Asked twice, it names the same projects',
      expected: 'the same names',
      async run({ provider }) {
        const names = async () => JSON.stringify((await provider.projects()).map(({ name }) => name).sort());
        const [one, other] = [await names(), await names()];
        return one === other ? pass('the same') : fail(`${one.slice(0, 100)}, then ${other.slice(0, 100)}`);
      },
    },
    {
      name: 'A run that is started in a project is in it',
      expected: 'the project that it was started in',
      write: true,
      async run(subject) {
        const { request, run } = await subject.own.playing(FIRST);
        if (request.project === null) return skip('it knows no project to start a run in');
        const { project } = await subject.get(run.externalId);
        return project === request.project ? pass(project) : fail(`${project} instead of ${request.project}`);
      },
    },
  ],
};
