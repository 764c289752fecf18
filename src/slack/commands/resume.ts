import { act } from '../act.ts';
import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { readSelection } from '../selection.ts';

export default defineCommand({
  usage: 'resume <run or query>',
  summary: 'Resume one run, or all that a query matches',
  examples: ['resume 1042', 'resume status:paused is:mine'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'resume', selection, input);
    const run = await oneRun(input.words, 'resume', tools);
    return act(tools, 'resume', run.number, input);
  },
});
