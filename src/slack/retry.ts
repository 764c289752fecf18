import { notice } from '../blocks/notice.ts';
import type { Asking } from './define.ts';
import { ephemeral, type Shown } from './reply.ts';
import type { Tools } from './tools.ts';

/** Starts a run again, with its own prompt or another, and says which run came of it. */
export async function retry(
  tools: Tools,
  run: number,
  { person, key, place }: Asking,
  prompt: string | null,
): Promise<Shown> {
  const { state, run: again } = await tools.retry({ key, run, by: person, prompt, place });
  const words = {
    requested: `Started #${again.number} as a retry of #${run}. Its card is on its way.`,
    already: `#${run} was retried before as #${again.number}, so nothing was started again.`,
  };
  return ephemeral(notice(words[state]));
}
