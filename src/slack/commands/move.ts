import { AppError } from '../../domain/errors.ts';
import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';
import { readMoveSelection } from '../selection.ts';
import { afterWords, takeOptions } from '../words.ts';

export default defineCommand({
  usage: 'move <run or query> project=<name>',
  summary: 'Put a run, or all that a query matches, into another project; with nothing after the =, into none',
  examples: ['move 1042 project=web', 'move tag:shop project=web', 'move 1042 project='],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const many = readMoveSelection(input.query);
    if (many !== null) return askBulk(tools, 'move', many.selection, input, many.change);
    const run = await oneRun(input.words, 'move', tools);
    const { options, rest } = takeOptions(afterWords(input.rest, 1), ['project']);
    if (options.project === undefined || rest !== '') {
      throw new AppError('invalid', 'Say where to, as in `/runs move 1042 project=web`. Nothing was changed.');
    }
    const change = { project: options.project || null };
    const outcome = await tools.edit({ key: input.key, run: run.number, by: input.person, change });
    return kept(outcome, outcome.run.project === null ? 'is in no project now' : `is in ${outcome.run.project} now`);
  },
});
