import type { Message } from '../blocks/message.ts';
import { NAMES_SHOWN, type NumbersInput, numbers } from '../blocks/numbers.ts';
import { type NumbersState, readNumbersBlock } from '../blocks/numbers-value.ts';
import { AppError } from '../domain/errors.ts';
import { readNumbers } from './asked-numbers.ts';
import type { ActionInput, Asking } from './define.ts';
import { type Reply, replace } from './reply.ts';
import type { Tools } from './tools.ts';

/** The numbers of the runs that were asked for, as this person means them. */
export async function drawNumbers(
  tools: Tools,
  asking: Pick<Asking, 'person' | 'zone'>,
  kind: NumbersInput['kind'],
  state: NumbersState,
): Promise<Message> {
  const { query, period, earlier } = await readNumbers(tools, asking, state);
  const [figures, before, names, health] = await Promise.all([
    tools.stats.figures(query, period),
    tools.stats.figures(query, earlier),
    tools.stats.by(query, period, state.by, NAMES_SHOWN),
    tools.health(),
  ]);
  return numbers({ kind, state, period, figures, earlier: before, names, health, now: tools.now() });
}

/** Draws the numbers anew in their place, changed by a menu. */
export async function changeNumbers(
  input: ActionInput,
  tools: Tools,
  change: (chosen: string) => Partial<NumbersState>,
): Promise<Reply> {
  const state = readNumbersBlock(input.block);
  if (state === null || (state.kind !== 'stats' && state.kind !== 'cost')) {
    throw new AppError('invalid', 'This menu is too old to be read. `/runs stats` shows the numbers anew.');
  }
  return replace(await drawNumbers(tools, input, state.kind, { ...state, ...change(input.value) }));
}
