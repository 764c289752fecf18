import { act } from '../act.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';

export default defineCommand({
  usage: 'pause <run>',
  summary: 'Pause one run',
  examples: ['pause 1042'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'pause', tools);
    return act(tools, 'pause', run.number, input);
  },
});
