import { bulkResults, RESULTS_PAGE } from '../../blocks/bulk-results.ts';
import { defineAction } from '../define.ts';
import { pageOfValue } from '../one-bulk.ts';
import { ephemeral, replace } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  async answer({ value, live, block }, tools) {
    const { number, from } = pageOfValue(value);
    const [view, results] = await Promise.all([
      tools.bulk.view(number),
      tools.bulk.results(number, from, RESULTS_PAGE),
    ]);
    const page = bulkResults(view, results, from);
    return live || block !== 'results-pages' ? ephemeral(page) : replace(page);
  },
});
