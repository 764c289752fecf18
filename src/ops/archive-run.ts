import { AppError } from '../domain/errors.ts';
import { LIFECYCLE } from '../domain/lifecycle.ts';
import type { KeepOutcome, KeepRequest } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import type { Context } from './context.ts';
import { recordChange } from './record-change.ts';

/** Hides an ended or unknown run from every list that does not ask for archived ones. The same key acts once. */
export function archiveRun(context: Context, request: KeepRequest): Promise<KeepOutcome> {
  return recordChange(context, request, (run) => {
    if (run.archivedAt !== null) return null;
    refuseMoving(run);
    return { run: { ...run, archivedAt: context.world.now() }, kind: 'archived', detail: null };
  });
}

function refuseMoving(run: Run): void {
  if (LIFECYCLE[run.status].includes('archive')) return;
  throw new AppError(
    'conflict',
    `#${run.number} is ${run.status}; it can be archived once it has ended. To end it: \`/runs cancel ${run.number}\`.`,
  );
}
