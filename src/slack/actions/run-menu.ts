import { askFirst } from '../../blocks/ask-first.ts';
import { readMenuValue, runValue } from '../../blocks/button-values.ts';
import { AppError } from '../../domain/errors.ts';
import { type Action, type ActionInput, defineAction } from '../define.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';
import { show } from '../show.ts';
import type { Tools } from '../tools.ts';
import logs from './logs.ts';
import pause from './pause.ts';
import resume from './resume.ts';
import say from './say.ts';

/** What a choice of a run's menu does; a menu cannot ask "are you sure?" by itself. */
const CHOICES: Readonly<Record<string, Action['answer']>> = {
  show: async (input, tools) => show(tools, await chosen(input, tools), input),
  logs: logs.answer,
  pause: pause.answer,
  resume: resume.answer,
  say: say.answer,
  cancel: (input, tools) => ask('cancel', input, tools),
  retry: (input, tools) => ask('retry', input, tools),
};

export default defineAction({
  role: 'viewer',
  async answer(input, tools) {
    const menu = readMenuValue(input.value);
    const answer = menu === null || !Object.hasOwn(CHOICES, menu.choice) ? undefined : CHOICES[menu.choice];
    if (menu === null || answer === undefined) {
      throw new AppError('invalid', 'This menu is too old to be read. Nothing was done; `/runs` opens a new board.');
    }
    return answer({ ...input, value: runValue(menu) }, tools);
  },
});

async function ask(action: 'cancel' | 'retry', input: ActionInput, tools: Tools) {
  const run = await chosen(input, tools);
  return ephemeral(askFirst(action, run, tools.capabilities(run.provider)));
}

function chosen({ value }: ActionInput, tools: Tools) {
  return findRun(runOfValue(value).number, tools);
}
