import { act } from '../act.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';

export default defineCommand({
  usage: 'resume <run>',
  summary: 'Resume one run',
  examples: ['resume 1042'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'resume', tools);
    return act(tools, 'resume', run.number, input);
  },
});
