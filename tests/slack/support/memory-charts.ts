import { AppError } from '../../../src/domain/errors.ts';
import type { ChartTools } from '../../../src/slack/chart-tools.ts';

/** Charts whose pictures say what they are of. */
export function memoryCharts(): ChartTools {
  const titles = new Map([
    ['activity', 'Runs created'],
    ['cost', 'Cost over time'],
  ]);
  return {
    titles,
    async draw(name, query) {
      const title = titles.get(name);
      if (title === undefined) throw new AppError('not_found', `There is no chart called “${name}”.`);
      return { title, words: `${title}: 3 in all.`, png: Buffer.from(`${name} of ${query.text}`) };
    },
  };
}
