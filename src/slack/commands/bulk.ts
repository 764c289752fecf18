import { bulkList } from '../../blocks/bulk-list.ts';
import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { oneRunNumber } from '../one-run.ts';
import { ephemeral } from '../reply.ts';
import { showBulk } from '../show-bulk.ts';

const SHOWN = 10;

export default defineCommand({
  usage: 'bulk [number]',
  summary: 'Bulk actions, under way and past: progress, undo, abort, results',
  more:
    'Bulk actions, under way and past. `cancel`, `pause`, `resume`, `retry`, `archive`, `restore`, `tag` and `move` with a query or several numbers ' +
    'select runs at that moment, say how many, what they cost and which are left out, and ask. From 25 runs on, their number has to be typed. ' +
    'What is confirmed starts ten seconds later, can be undone until then and aborted after, and goes on after a restart.',
  examples: ['bulk', 'bulk 3'],
  group: 'Start and steer',
  role: 'viewer',
  async answer({ words: [word] }, tools) {
    if (word === undefined) return ephemeral(bulkList(await tools.bulk.list(SHOWN)));
    const number = oneRunNumber(word);
    if (number !== null) return showBulk(tools, number);
    throw new AppError(
      'invalid',
      'Say `/runs bulk`, or the number of one: `/runs bulk 3`. To begin one: `/runs cancel <query>`.',
    );
  },
});
