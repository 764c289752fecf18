import { AppError } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import type { Operation } from '../../store/operation.ts';
import type { Context } from '../context.ts';
import { ACTION_LIMIT, askProvider } from '../deliver-action.ts';
import type { Pace } from '../pace.ts';
import { type Answer, mayComeLater } from '../record-answers.ts';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/**
 * Asks a provider for an action of a bulk when it is its turn, and again under the same key while it does not answer; everybody
 * else at this provider waits with it. Null where it was given up because the work stops.
 */
export async function askAgain(
  context: Context,
  pace: Pace,
  { operation, run }: { readonly operation: Operation; readonly run: Run },
  isStopped: () => boolean,
): Promise<Answer | null> {
  for (let attempt = 0; ; attempt++) {
    const answer = await pace.run(async () => (isStopped() ? null : askProvider(context, operation, run)));
    if (answer === null || answer.error === null || !mayComeLater(answer.error)) return answer;
    if (context.world.now() - operation.requestedAt > ACTION_LIMIT) return answer;
    pace.pause(pauseAfter(attempt, answer.error));
  }
}

function pauseAfter(attempt: number, error: unknown): number {
  const asked = error instanceof AppError ? error.retryAfter : null;
  return Math.min(LONGEST_PAUSE, asked ?? FIRST_PAUSE * 2 ** attempt);
}
