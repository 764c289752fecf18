import { notice } from '../../blocks/notice.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'unban <run>',
  summary: 'Let the checks of a cancelled Codegen run start agents again',
  examples: ['unban 1042'],
  role: 'operator',
  async answer({ words }, tools) {
    const { number } = await tools.unban((await oneRun(words, 'unban', tools)).number);
    return ephemeral(notice(`#${number}: its pull request may start agents again. Nothing was started by this.`));
  },
});
