import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { oneRun } from '../one-run.ts';
import { retry } from '../retry.ts';
import { readSelection } from '../selection.ts';
import { afterWords } from '../words.ts';

export default defineCommand({
  usage: 'retry <run or query> [new prompt]',
  summary: 'A new run with the same input, or with another prompt; or one for each that a query matches',
  examples: ['retry 1042', 'retry status:failed since:2h', 'retry 1042 Fix the login, and leave the tests alone'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const selection = readSelection(input.query);
    if (selection !== null) return askBulk(tools, 'retry', selection, input);
    const run = await oneRun(input.words, 'retry', tools);
    return retry(tools, run.number, input, afterWords(input.rest, 1) || null);
  },
});
