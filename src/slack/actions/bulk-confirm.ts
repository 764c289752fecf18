import { bulkConfirmed } from '../../blocks/bulk-ask.ts';
import { needsCount } from '../../domain/bulk.ts';
import { defineAction } from '../define.ts';
import { openBulkConfirm } from '../modals/bulk-confirm.ts';
import { bulkOfValue } from '../one-bulk.ts';
import { replace } from '../reply.ts';
import { showBulkAfter } from '../show-bulk.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    const number = bulkOfValue(input.value);
    const { bulk } = await tools.bulk.view(number);
    if (bulk.state === 'draft' && needsCount(bulk)) return openBulkConfirm(bulk);
    const confirmed = await tools.bulk.confirm({ number, by: input.person, typed: null });
    if (confirmed.state === 'already') return showBulkAfter(input, tools, number);
    return replace(bulkConfirmed(confirmed.bulk));
  },
});
