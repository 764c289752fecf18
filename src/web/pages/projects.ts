import { readPeriod } from '../../domain/period.ts';
import type { Project } from '../../domain/project.ts';
import { type Figures, figuresOf, successRate } from '../../domain/stats.ts';
import { knownCost } from '../change.ts';
import { definePage, type PageRequest } from '../page.ts';
import { projectHref } from '../project-href.ts';
import type { Reads } from '../reads.ts';
import { nameOf } from '../run-row.ts';

const MOST = 200;
const PERIOD = '30d';
const TEXT_LETTERS = 200;

/** All projects with their numbers of the last 30 days. */
export default definePage({
  path: '/projects',
  nav: { label: 'Projects', order: 3 },
  async load(request, reads) {
    const isOpen = request.scope === 'everything';
    const rows = isOpen ? await projectRows(request, reads) : [];
    return { title: 'Projects', model: { isOpen, rows, most: MOST, full: rows.length >= MOST } };
  },
});

async function projectRows({ zone, now, person }: PageRequest, reads: Reads) {
  const period = readPeriod(PERIOD, zone, now);
  const query = await reads.query('', person, zone);
  const [named, known] = await Promise.all([reads.stats.by(query, period, 'project', MOST), reads.projects()]);
  const details = new Map(known.map((project) => [project.name, project]));
  const counted = named.flatMap(({ name, figures }) =>
    name === null ? [] : [projectRow(name, figures, details.get(name))],
  );
  const names = new Set(named.map(({ name }) => name));
  const quiet = known.filter(({ name }) => !names.has(name)).slice(0, MOST);
  return [...counted, ...quiet.map((project) => projectRow(project.name, figuresOf([], []), project))];
}

function projectRow(name: string, figures: Figures, project: Project | undefined) {
  return {
    name: nameOf(name),
    href: projectHref(name),
    description: project?.description?.slice(0, TEXT_LETTERS) ?? null,
    archived: (project?.archivedAt ?? null) !== null,
    runs: figures.runs,
    active: figures.runs - figures.final,
    waiting: figures.byStatus.waiting,
    success: successRate(figures),
    p50: figures.durationP50,
    cost: knownCost(figures),
    covered: figures.costKnown,
  };
}
