import { dollars, tokens } from '../domain/money.ts';
import type { Query } from '../domain/query/ast.ts';
import { withField } from '../domain/query/edit.ts';
import { DIMENSIONS, type Dimension, type Figures, type Named, type Period, successRate } from '../domain/stats.ts';
import { duration } from '../domain/time.ts';
import type { Scope } from './page.ts';
import type { Reads } from './reads.ts';
import { runsHref } from './run-query.ts';
import { count, percent } from './words.ts';

const MOST = 25;
const LABELS: Readonly<Record<Dimension, string>> = {
  project: 'Project',
  person: 'Person',
  provider: 'Provider',
  model: 'Model',
  status: 'Status',
};
const PUBLIC: readonly Dimension[] = ['provider', 'status'];

interface Column {
  readonly label: string;
  readonly money: boolean;
  readonly shown: (figures: Figures) => string;
}

const COLUMNS: readonly Column[] = [
  { label: 'Runs', money: false, shown: ({ runs }) => count(runs) },
  { label: 'Success', money: false, shown: (figures) => percent(successRate(figures)) },
  { label: 'Typical duration', money: false, shown: ({ durationP50 }) => duration(durationP50) },
  { label: 'Slowest in 20', money: false, shown: ({ durationP95 }) => duration(durationP95) },
  { label: 'Cost', money: true, shown: ({ costMicros, costKnown }) => dollars(costKnown === 0 ? null : costMicros) },
  { label: 'Cost known of', money: true, shown: ({ costKnown, runs }) => `${count(costKnown)} of ${count(runs)}` },
  { label: 'Tokens', money: true, shown: (figures) => tokens(figures.tokensKnown === 0 ? null : figures.tokens) },
];

/** The numbers told apart by each dimension, for a reader who may see that much. */
export async function numberTables(query: Query, period: Period, scope: Scope, reads: Pick<Reads, 'stats'>) {
  const columns = COLUMNS.filter(({ money }) => scope === 'everything' || !money);
  const dimensions = DIMENSIONS.filter((each) => scope === 'everything' || PUBLIC.includes(each));
  const tables = dimensions.map(async (dimension) => {
    const names = await reads.stats.by(query, period, dimension, MOST);
    return {
      name: dimension,
      title: `By ${dimension}`,
      label: LABELS[dimension],
      rows: names.map((each) => ({
        name: each.name ?? 'unknown',
        href: hrefOf(query.text, period, dimension, each),
        cells: columns.map(({ shown }) => shown(each.figures)),
      })),
    };
  });
  return { columns: columns.map(({ label }) => label), tables: await Promise.all(tables) };
}

function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

function hrefOf(text: string, period: Period, dimension: Dimension, { name }: Named): string | null {
  if (name === null) return null;
  const narrowed = withField(text, dimension === 'person' ? 'by' : dimension, name);
  return runsHref(`created:${minute(period.from)}..${minute(period.until - 1)} ${narrowed}`);
}
