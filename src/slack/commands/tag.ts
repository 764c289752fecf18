import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { oneRun } from '../one-run.ts';
import { readTagWords } from '../tag-words.ts';

export default defineCommand({
  usage: 'tag <run> +a -b',
  summary: 'Add tags to a run, and take tags away',
  examples: ['tag 1042 +nightly', 'tag 1042 +login -bug'],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'tag', tools);
    const change = readTagWords(input.words.slice(1));
    const outcome = await tools.edit({ key: input.key, run: run.number, by: input.person, change });
    return kept(outcome, outcome.run.tags.length === 0 ? 'has no tags now' : `tags are ${outcome.run.tags.join(', ')}`);
  },
});
