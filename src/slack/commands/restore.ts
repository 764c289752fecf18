import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';

export default defineCommand({
  usage: 'restore <run>',
  summary: 'Bring an archived run back into the lists',
  examples: ['restore 1042'],
  group: 'Start and steer',
  role: 'admin',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'restore', tools);
    return kept(await tools.restore({ key: input.key, run: run.number, by: input.person }), 'restored');
  },
});
