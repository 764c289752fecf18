import type { Query } from '../domain/query/ast.ts';
import { quote } from '../domain/query/quote.ts';
import { isFinal, STATUSES, type Status } from '../domain/run.ts';
import { type Dimension, type Named, type Period, successRate } from '../domain/stats.ts';
import { knownCost } from './change.ts';
import { narrowed } from './numbers.ts';
import type { Scope } from './page.ts';
import { projectHref } from './project-href.ts';
import type { Reads } from './reads.ts';
import { runsHref } from './run-query.ts';
import { nameOf } from './run-row.ts';
import { statusWord } from './words.ts';

const MOST = 12;
const WIDTH = 100;

const TITLES: Readonly<Record<Dimension, string>> = {
  project: 'By project',
  person: 'By person',
  provider: 'By provider',
  model: 'By model',
  status: 'By status',
};
const FIELDS: Readonly<Record<Dimension, string>> = {
  project: 'project',
  person: 'by',
  provider: 'provider',
  model: 'model',
  status: 'status',
};
const OPEN: readonly Dimension[] = ['provider', 'status'];
const DIMENSIONS: readonly Dimension[] = ['project', 'person', 'provider', 'model', 'status'];

/** The numbers of a query and period, told apart by each thing that this reader may know. */
export async function breakdowns(query: Query, period: Period, scope: Scope, reads: Reads, without?: Dimension) {
  const allowed = DIMENSIONS.filter((each) => each !== without && (scope === 'everything' || OPEN.includes(each)));
  return Promise.all(
    allowed.map(async (dimension) => {
      const named = await reads.stats.by(query, period, dimension, MOST);
      const most = Math.max(1, ...named.map(({ figures }) => figures.runs));
      return {
        name: dimension,
        title: TITLES[dimension],
        money: scope === 'everything',
        full: named.length === MOST,
        width: WIDTH,
        rows: named.map((each) => row(each, dimension, most, query, period)),
      };
    }),
  );
}

function row({ name, figures }: Named, dimension: Dimension, most: number, query: Query, period: Period) {
  return {
    label: dimension === 'status' ? statusWord(statusOf(name)) : nameOf(name),
    status: dimension === 'status' ? statusOf(name) : null,
    href: name === null ? null : hrefOf(name, dimension, query, period),
    runs: figures.runs,
    bar: Math.max(1, Math.round((figures.runs / most) * WIDTH)),
    success: dimension === 'status' ? null : successRate(figures),
    rated: dimension !== 'status',
    cost: knownCost(figures),
    p50: figures.durationP50,
    timed: dimension !== 'status' || isFinal(statusOf(name)),
  };
}

function hrefOf(name: string, dimension: Dimension, query: Query, period: Period): string {
  if (dimension === 'project' && query.text === '') return projectHref(name);
  const text = `${narrowed(query, period.from, period.until)} ${FIELDS[dimension]}:${quote(name)}`;
  return runsHref(text.trim());
}

function statusOf(name: string | null): Status {
  return STATUSES.find((status) => status === name) ?? 'unknown';
}
