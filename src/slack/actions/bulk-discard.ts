import { notice } from '../../blocks/notice.ts';
import { defineAction } from '../define.ts';
import { bulkOfValue } from '../one-bulk.ts';
import { replace } from '../reply.ts';
import { showBulkAfter } from '../show-bulk.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    const number = bulkOfValue(input.value);
    if (await tools.bulk.discard(number, input.person)) return replace(notice('Discarded. No run was touched.'));
    return showBulkAfter(input, tools, number);
  },
});
