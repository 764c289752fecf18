import { problem, tryAgain } from '../blocks/notice.ts';
import { AppError, sentence } from '../domain/errors.ts';
import type { Asking } from './define.ts';
import { contentKey } from './key.ts';
import { writeMetadata } from './metadata.ts';
import { ephemeral, nothing, type Reply, type Shown } from './reply.ts';
import type { Room } from './room.ts';
import type { Screen } from './screen.ts';

/** Runs an answer to its end, whatever happens: a form is opened, a failure becomes a sentence. Never rejects. */
export async function settle(
  room: Pick<Room, 'interactive' | 'log'>,
  triggerId: string,
  answer: () => Promise<{ readonly asking: Asking; readonly reply: Reply }>,
  screen: Screen | null = null,
): Promise<Shown> {
  try {
    const { asking, reply } = await answer();
    return reply.kind === 'modal' ? await openForm(room, triggerId, asking, reply, screen) : reply;
  } catch (error) {
    return ephemeral(problem(explain(room, error)));
  }
}

/** The sentence for a failure; what nobody expected also goes to the log. */
export function explain({ log }: Pick<Room, 'log'>, error: unknown): string {
  if (!(error instanceof AppError)) log.error({ err: error }, 'an answer failed');
  return sentence(error);
}

async function openForm(
  room: Pick<Room, 'interactive' | 'log'>,
  triggerId: string,
  { place, key, answerAt }: Asking,
  { name, form, about, again }: Extract<Reply, { kind: 'modal' }>,
  screen: Screen | null,
): Promise<Shown> {
  try {
    // The same button opens a form for another request each time it is pressed.
    const metadata = writeMetadata({ place, key: contentKey(key, triggerId), about, answerAt });
    const view = { ...form, type: 'modal' as const, callback_id: name, private_metadata: metadata };
    if (screen?.kind === 'window') await room.interactive.pushForm(triggerId, view);
    else await room.interactive.openForm(triggerId, view);
    return nothing;
  } catch (error) {
    return ephemeral(tryAgain(`${explain(room, error)} Nothing was lost.`, again.action, again.value));
  }
}
