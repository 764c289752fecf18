import { describeEdit, editOf } from '../domain/edit.ts';
import type { EditRequest, KeepOutcome, RunChange } from '../domain/requests.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';
import { projectInUse } from './find-project.ts';
import { recordChange } from './record-change.ts';

/**
 * Changes what is given of a run's title, project, tags and metadata. What a person has set stays when the provider says
 * otherwise. The same key acts once.
 */
export function editRun(context: Context, request: EditRequest): Promise<KeepOutcome> {
  return recordChange(context, request, async (run, tx) => {
    const edited = editOf(run, await withProject(tx, request.change));
    const detail = describeEdit(run, edited);
    return detail === null ? null : { run: edited, kind: 'edited', detail };
  });
}

/** The project as it is spelled, where one is named. */
async function withProject(tx: Tables, change: RunChange): Promise<RunChange> {
  if (change.project == null) return change;
  return { ...change, project: (await projectInUse(tx, change.project)).name };
}
