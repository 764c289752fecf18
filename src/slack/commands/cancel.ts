import { askFirst } from '../../blocks/ask-first.ts';
import { act } from '../act.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'cancel <run>',
  summary: 'Stop one run for good',
  examples: ['cancel 1042'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'cancel', tools);
    const capabilities = tools.capabilities(run.provider);
    // Where more than this run would stop, that is said before it is done.
    if (capabilities?.cancelWarning != null) return ephemeral(askFirst('cancel', run, capabilities));
    return act(tools, 'cancel', run.number, input);
  },
});
