import { notice } from '../../blocks/notice.ts';
import { defineCommand } from '../define.ts';
import { openNewRun } from '../modals/new-run.ts';
import { NEW_RUN_OPTIONS, readNewRun } from '../new-run-options.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'new [options] [prompt]',
  summary: 'Start a run; without a prompt, a form for it',
  more:
    'Start a run; without a prompt, a form for it. Options stand before the prompt: project=, agent=, model=, priority= ' +
    '(low, normal or high), tags= (with commas between them) and provider=.',
  examples: [
    'new',
    'new Fix the login redirect',
    'new project=web priority=high tags=bug,login Fix the login redirect',
  ],
  group: 'Start and steer',
  role: 'operator',
  options: NEW_RUN_OPTIONS,
  async answer({ options, rest, person, place, key }, tools) {
    const wanted = readNewRun(options);
    if (rest === '') return openNewRun(tools, wanted);
    const run = await tools.start({ ...wanted, prompt: rest, by: person, place, key });
    return ephemeral(notice(`Started #${run.number}. Its card is on its way.`));
  },
});
