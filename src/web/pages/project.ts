import { AppError } from '../../domain/errors.ts';
import { quote } from '../../domain/query/quote.ts';
import { breakdowns } from '../breakdown.ts';
import { numbersOf } from '../numbers.ts';
import { definePage, type PageRequest } from '../page.ts';
import { askedPeriod, periodChips } from '../period-choice.ts';
import { projectHref } from '../project-href.ts';
import type { Reads } from '../reads.ts';
import { runList } from '../run-list.ts';
import { runsHref } from '../run-query.ts';
import { nameOf, runRow } from '../run-row.ts';
import { plainHeads } from '../run-sorts.ts';

const RUNS = 12;
const LONGEST_NAME = 200;

/** One project: what it is, its numbers and its newest runs. */
export default definePage({
  path: '/projects/:name',
  nav: null,
  async load(request, reads) {
    const name = request.params.name ?? '';
    if (request.scope !== 'everything') throw new AppError('forbidden', 'Projects are not part of the public view.');
    const text = `project:${quote(name)}`;
    const [projects, newest] = await Promise.all([reads.projects(), newestRuns(text, name, request, reads)]);
    const project = projects.find((each) => each.name === name) ?? null;
    if (project === null && newest.rows.length === 0) throw unknownProject(name);
    const { words, period } = askedPeriod(request.search, request.zone, request.now);
    const query = await reads.query(text, request.person, request.zone);
    const [numbers, parts] = await Promise.all([
      numbersOf(query, period, request.now, request.scope, reads),
      breakdowns(query, period, request.scope, reads, 'project'),
    ]);
    return {
      title: `Project ${nameOf(name)}`,
      model: {
        name: nameOf(name),
        description: project?.description ?? null,
        provider: project?.provider ?? null,
        agent: project?.agent ?? null,
        archived: (project?.archivedAt ?? null) !== null,
        chips: periodChips(projectHref(name), '', words),
        numbers,
        breakdowns: parts,
        newest,
        href: runsHref(text),
      },
    };
  },
});

async function newestRuns(text: string, name: string, { person, zone, look, scope, now }: PageRequest, reads: Reads) {
  if (name === '' || name.length > LONGEST_NAME) throw unknownProject(name);
  const { runs } = await reads.runs.list(await reads.query(text, person, zone), { limit: RUNS });
  const rows = runs.map((run) => runRow(run, now));
  return runList(plainHeads(look.columns, scope), rows, look.columns, scope);
}

function unknownProject(name: string): AppError {
  return new AppError('not_found', `There is no project “${name.slice(0, 80)}”. All projects are listed at /projects.`);
}
