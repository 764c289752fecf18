import type { Query } from '../domain/query/ast.ts';
import type { Period } from '../domain/stats.ts';
import type { PageRequest } from './page.ts';
import type { Reads } from './reads.ts';

/** The charts that say more than the page's own small pictures do. */
const SHOWN = ['hours', 'failures', 'projects', 'tokens', 'throughput', 'status'];
const SIZE = { width: '640', height: '320' };

/** Charts of a query and a period as `views/partials/charts.hbs` draws them; `asked`: the period as it was asked for. */
export async function pageCharts(query: Query, period: Period, asked: string, { look }: PageRequest, reads: Reads) {
  const address = new URLSearchParams({ ...(query.text === '' ? {} : { q: query.text }), period: asked, ...SIZE });
  const names = SHOWN.filter((name) => reads.charts.names.includes(name));
  return Promise.all(
    names.map(async (name) => {
      const { words, table } = await reads.charts.read(name, reads, { query, period });
      const href = (scheme: string) => `/charts/${name}.svg?${address}&scheme=${scheme}`;
      return {
        name,
        title: reads.charts.titleOf(name),
        words,
        table,
        chartHref: href(look.theme === 'dark' ? 'dark' : 'light'),
        darkChartHref: look.theme === 'system' ? href('dark') : null,
      };
    }),
  );
}
