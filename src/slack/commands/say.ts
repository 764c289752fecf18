import { act } from '../act.ts';
import { defineCommand } from '../define.ts';
import { openSay } from '../modals/say.ts';
import { oneRun } from '../one-run.ts';
import { afterWords } from '../words.ts';

export default defineCommand({
  usage: 'say <run> [message]',
  summary: 'A follow-up message to the agent; without a message, a form for it',
  examples: ['say 1042 Use the staging database'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'say', tools);
    const message = afterWords(input.rest, 1);
    return message === '' ? openSay(tools, run) : act(tools, 'say', run.number, input, message);
  },
});
