import type { KeepOutcome, KeepRequest } from '../domain/requests.ts';
import type { Context } from './context.ts';
import { recordChange } from './record-change.ts';

/** Brings an archived run back into the lists. The same key acts once. */
export function restoreRun(context: Context, request: KeepRequest): Promise<KeepOutcome> {
  return recordChange(context, request, (run) =>
    run.archivedAt === null ? null : { run: { ...run, archivedAt: null }, kind: 'restored', detail: null },
  );
}
