import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';
import { readSelection } from '../selection.ts';

export default defineCommand({
  usage: 'restore <run or query>',
  summary: 'Bring archived runs back into the lists, one or all that a query matches',
  examples: ['restore 1042', 'restore project:web since:7d'],
  group: 'Start and steer',
  role: 'admin',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'restore', selection, input);
    const run = await oneRun(input.words, 'restore', tools);
    return kept(await tools.restore({ key: input.key, run: run.number, by: input.person }), 'restored');
  },
});
