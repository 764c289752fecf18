import { askFirst } from '../../blocks/ask-first.ts';
import { readMenuValue, runValue } from '../../blocks/button-values.ts';
import { AppError } from '../../domain/errors.ts';
import type { KeepRequest } from '../../domain/requests.ts';
import { type Action, type ActionInput, defineAction, needs } from '../define.ts';
import { kept } from '../keep.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';
import { show } from '../show.ts';
import type { Tools } from '../tools.ts';
import edit from './edit.ts';
import logs from './logs.ts';
import pause from './pause.ts';
import resume from './resume.ts';
import say from './say.ts';

/** What a choice of a run's menu does; a menu cannot ask "are you sure?" by itself. */
const CHOICES: Readonly<Record<string, Action>> = {
  show: { role: 'viewer', answer: async (input, tools) => show(tools, await chosen(input, tools), input) },
  logs,
  pause,
  resume,
  say,
  edit,
  cancel: { role: 'operator', answer: (input, tools) => ask('cancel', input, tools) },
  retry: { role: 'operator', answer: (input, tools) => ask('retry', input, tools) },
  archive: {
    role: 'operator',
    answer: async (input, tools) => kept(await tools.archive(keepRequest(input)), 'archived'),
  },
  restore: {
    role: 'admin',
    answer: async (input, tools) => kept(await tools.restore(keepRequest(input)), 'restored'),
  },
};

export default defineAction({
  role: (value) => needs(choiceOf(value)?.role ?? 'viewer', value),
  async answer(input, tools) {
    const menu = readMenuValue(input.value);
    const choice = choiceOf(input.value);
    if (menu === null || choice === null) {
      throw new AppError('invalid', 'This menu is too old to be read. Nothing was done; `/runs` opens a new board.');
    }
    return choice.answer({ ...input, value: runValue(menu) }, tools);
  },
});

function choiceOf(value: string): Action | null {
  const choice = readMenuValue(value)?.choice ?? '';
  return Object.hasOwn(CHOICES, choice) ? (CHOICES[choice] ?? null) : null;
}

function keepRequest({ key, value, person }: ActionInput): KeepRequest {
  return { key, run: runOfValue(value).number, by: person };
}

async function ask(action: 'cancel' | 'retry', input: ActionInput, tools: Tools) {
  const run = await chosen(input, tools);
  return ephemeral(askFirst(action, run, tools.capabilities(run.provider)));
}

function chosen({ value }: ActionInput, tools: Tools) {
  return findRun(runOfValue(value).number, tools);
}
