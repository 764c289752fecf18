import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { retry } from '../retry.ts';
import { afterWords } from '../words.ts';

export default defineCommand({
  usage: 'retry <run> [new prompt]',
  summary: 'A new run with the same input, or with another prompt',
  examples: ['retry 1042', 'retry 1042 Fix the login, and leave the tests alone'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'retry', tools);
    return retry(tools, run.number, input, afterWords(input.rest, 1) || null);
  },
});
