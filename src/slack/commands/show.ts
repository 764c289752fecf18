import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { show } from '../show.ts';

export default defineCommand({
  usage: 'show <run>',
  summary: 'One run, live in this channel',
  examples: ['show 1042'],
  role: 'viewer',
  async answer(input, tools) {
    return show(tools, await oneRun(input.words, 'show', tools), input);
  },
});
