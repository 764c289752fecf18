import { defineAction } from '../define.ts';
import { bulkOfValue } from '../one-bulk.ts';
import { showBulkAfter } from '../show-bulk.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    const { number } = await tools.bulk.undo(bulkOfValue(input.value), input.person);
    return showBulkAfter(input, tools, number);
  },
});
