import { defineAction } from '../define.ts';
import { bulkOfValue } from '../one-bulk.ts';
import { showBulk } from '../show-bulk.ts';

export default defineAction({
  role: 'viewer',
  answer: ({ value }, tools) => showBulk(tools, bulkOfValue(value)),
});
