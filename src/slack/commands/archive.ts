import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';

export default defineCommand({
  usage: 'archive <run>',
  summary: 'Hide a run that has ended from the lists; is:archived finds it',
  examples: ['archive 1042'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'archive', tools);
    return kept(await tools.archive({ key: input.key, run: run.number, by: input.person }), 'archived');
  },
});
