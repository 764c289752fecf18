import { notice } from '../blocks/notice.ts';
import { DONE_WORD, PENDING_WORD, type ProviderAction } from '../domain/lifecycle.ts';
import type { ActOutcome } from '../domain/requests.ts';
import type { ActionInput, Asking } from './define.ts';
import { runOfValue } from './old-button.ts';
import { ephemeral, nothing, replace, type Shown } from './reply.ts';
import type { Tools } from './tools.ts';

/** Asks for an action on a run and says how far it got; a card never hears more than its provider confirmed. */
export async function act(
  tools: Tools,
  action: ProviderAction,
  run: number,
  { person, key }: Asking,
  text: string | null = null,
): Promise<Shown> {
  return ephemeral(notice(outcomeWords(action, await tools.act(action, { key, run, by: person, text }))));
}

/** The same for a pressed button. On a live card the card itself tells, and a line for each click would only be noise. */
export async function actByButton(tools: Tools, action: ProviderAction, input: ActionInput): Promise<Shown> {
  const run = runOfValue(input.value).number;
  const outcome = await tools.act(action, { key: input.key, run, by: input.person, text: null });
  if (input.live && outcome.state !== 'already') return nothing;
  return inPlace(input, ephemeral(notice(outcomeWords(action, outcome))));
}

/** The answer to "are you sure?" takes the place of the question. */
export function inPlace({ asked }: ActionInput, shown: Shown): Shown {
  return asked && shown.kind === 'ephemeral' ? replace(shown.message) : shown;
}

function outcomeWords(action: ProviderAction, { state, run }: ActOutcome): string {
  const words: Record<ActOutcome['state'], string> = {
    requested: `#${run.number}: ${PENDING_WORD[action]}. ${run.provider} was asked and has not confirmed it yet.`,
    confirmed: `#${run.number}: ${DONE_WORD[action]}.`,
    already: `#${run.number}: this was asked before, so nothing was done again.`,
  };
  return words[state];
}
