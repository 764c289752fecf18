import { notice } from '../blocks/notice.ts';
import type { KeepOutcome } from '../domain/requests.ts';
import { ephemeral, type Shown } from './reply.ts';

/** What became of a change that needs no provider; `done` is the word for it. */
export function kept({ state, run }: KeepOutcome, done: string): Shown {
  if (state === 'confirmed') return ephemeral(notice(`#${run.number}: ${done}.`));
  return ephemeral(notice(`#${run.number}: there was nothing to change; it is as you asked.`));
}
