import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';
import { readSelection } from '../selection.ts';

export default defineCommand({
  usage: 'archive <run or query>',
  summary: 'Hide runs that have ended from the lists, one or all that a query matches; is:archived finds them',
  examples: ['archive 1042', 'archive is:final until:30d'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'archive', selection, input);
    const run = await oneRun(input.words, 'archive', tools);
    return kept(await tools.archive({ key: input.key, run: run.number, by: input.person }), 'archived');
  },
});
