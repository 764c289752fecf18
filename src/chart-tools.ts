import type { Charts } from './charts/charts.ts';
import type { Context } from './ops/context.ts';
import type { ChartTools } from './slack/chart-tools.ts';

/** In Slack a picture stands on its own, on light ground: Slack does not say which theme its reader has. */
const LOOK = { theme: 'light', width: 800, height: 420 } as const;

/** What Slack may ask of charts. */
export function chartTools({ store }: Pick<Context, 'store'>, charts: Charts): ChartTools {
  return {
    titles: new Map(charts.names.map((name) => [name, charts.titleOf(name)])),
    async draw(name, query, period) {
      const chart = await charts.read(name, store, { query, period });
      const version = JSON.stringify([await store.journal.newest(), query.text, query.where, period]);
      const png = await charts.png(chart, { ...LOOK, title: chart.title }, version);
      return { title: chart.title, words: chart.words, png: Buffer.from(png) };
    },
  };
}
