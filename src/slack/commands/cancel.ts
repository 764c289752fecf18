import { askFirst } from '../../blocks/ask-first.ts';
import { act } from '../act.ts';
import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';
import { readSelection } from '../selection.ts';

export default defineCommand({
  usage: 'cancel <run or query>',
  summary: 'Stop one run for good, or all that a query matches',
  examples: ['cancel 1042', 'cancel 1042 1043', 'cancel status:running project:web since:2h'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'cancel', selection, input);
    const run = await oneRun(input.words, 'cancel', tools);
    const capabilities = tools.capabilities(run.provider);
    // Where more than this run would stop, that is said before it is done.
    if (capabilities?.cancelWarning != null) return ephemeral(askFirst('cancel', run, capabilities));
    return act(tools, 'cancel', run.number, input);
  },
});
