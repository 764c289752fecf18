import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { kept } from '../keep.ts';
import { openEdit } from '../modals/edit.ts';
import { readTags } from '../new-run-options.ts';
import { oneRun } from '../one-run.ts';
import { afterWords, takeOptions } from '../words.ts';

export default defineCommand({
  usage: 'edit <run> [title="…" project=… tags=a,b]',
  summary: 'Change title, project and tags of a run; without options, a form that also has its metadata',
  examples: ['edit 1042', 'edit 1042 title="Fix the login" tags=bug,login', 'edit 1042 title='],
  group: 'Start and steer',
  role: 'operator',
  async answer(input, tools) {
    const run = await oneRun(input.words, 'edit', tools);
    const typed = afterWords(input.rest, 1);
    if (typed === '') return openEdit(tools, run);
    const { options, rest } = takeOptions(typed, ['title', 'project', 'tags']);
    if (rest !== '') {
      throw new AppError(
        'invalid',
        `\`${rest}\` was not understood. Values with spaces need quotes: title="Fix the login".`,
      );
    }
    const change = {
      ...(options.title === undefined ? {} : { title: options.title || null }),
      ...(options.project === undefined ? {} : { project: options.project || null }),
      ...(options.tags === undefined ? {} : { tags: readTags(options.tags) }),
    };
    return kept(await tools.edit({ key: input.key, run: run.number, by: input.person, change }), 'edited');
  },
});
