import { bulkNews } from '../../blocks/bulk-news.ts';
import type { Delivery } from '../../store/deliveries.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** That a bulk action ends runs of a project, once in the project's channel. `project-news` owes it in place of news of each run. */
export default defineOutlet({
  async send(delivery, tools) {
    const view = await findBulk(delivery, tools);
    if (view === null) return;
    await tools.messenger.post({ channel: delivery.target, threadTs: null }, bulkNews(view), delivery.key);
  },

  async find(delivery, tools) {
    return (await tools.messenger.find(delivery.target, null, delivery.key)) !== null;
  },
});

async function findBulk({ key }: Delivery, { readBulk }: OutletTools) {
  const number = /^bulk-news:(\d+):/.exec(key)?.[1];
  return number === undefined ? null : readBulk(Number(number));
}
