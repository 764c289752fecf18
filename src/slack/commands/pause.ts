import { act } from '../act.ts';
import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { readSelection } from '../selection.ts';

export default defineCommand({
  usage: 'pause <run or query>',
  summary: 'Pause one run, or all that a query matches',
  examples: ['pause 1042', 'pause status:running project:web'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'pause', selection, input);
    const run = await oneRun(input.words, 'pause', tools);
    return act(tools, 'pause', run.number, input);
  },
});
