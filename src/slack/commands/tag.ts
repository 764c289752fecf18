import { askBulk } from '../ask-bulk.ts';
import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';
import { readTagSelection } from '../selection.ts';
import { readTagWords } from '../tag-words.ts';

export default defineCommand({
  usage: 'tag <run or query> +a -b',
  summary: 'Add tags and take tags away, of one run or of all that a query matches',
  examples: ['tag 1042 +nightly', 'tag status:failed project:web +look-at', 'tag 1042 +login -bug'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const many = readTagSelection(input.query);
    if (many !== null) return askBulk(tools, 'tag', many.selection, input, many.change);
    const run = await oneRun(input.words, 'tag', tools);
    const change = readTagWords(input.words.slice(1));
    const outcome = await tools.edit({ key: input.key, run: run.number, by: input.person, change });
    return kept(outcome, outcome.run.tags.length === 0 ? 'has no tags now' : `tags are ${outcome.run.tags.join(', ')}`);
  },
});
