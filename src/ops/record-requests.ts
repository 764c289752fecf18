import type { NewEvent } from '../domain/event.ts';
import type { ProviderAction } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';
import type { Run } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';

/** An action that somebody asked for on a run that it fits. */
export interface Requested {
  readonly run: Run;
  /** Content key: the operation is kept under it. */
  readonly key: string;
  readonly by: Person;
  /** The message of `say`, otherwise null. */
  readonly text: string | null;
}

/** Writes down that an action was asked for: operations, runs and journal. Returns the runs as they are then. */
export async function recordRequests(
  tx: Tables,
  action: ProviderAction,
  requests: readonly Requested[],
  now: number,
): Promise<readonly Run[]> {
  await replaceOthers(tx, action, requests, now);
  await tx.operations.insertMany(
    requests.map(({ run, key, by, text }) => ({ key, run: run.number, action, text, by, requestedAt: now })),
  );
  const saved = await tx.runs.saveMany(
    requests.map(({ run, by }) => ({ ...run, pending: { action, since: now, by }, notice: null, changedAt: now })),
  );
  await tx.journal.append(
    requests.map(
      ({ run, by, text }): NewEvent => ({
        kind: 'requested',
        run: run.number,
        at: now,
        actor: { kind: 'person', person: by },
        action,
        detail: text,
      }),
    ),
  );
  return saved;
}

/** Whoever asks for something else does not wait for the first any more; a message is still on its way. */
async function replaceOthers(
  tx: Tables,
  action: ProviderAction,
  requests: readonly Requested[],
  now: number,
): Promise<void> {
  const busy = requests.filter(({ run }) => run.pending !== null).map(({ run }) => run.number);
  if (busy.length === 0) return;
  const replaced = (await tx.operations.openOf(busy)).filter((other) => other.action !== 'say');
  await tx.operations.settleMany(
    replaced.map(({ key }) => key),
    'failed',
    now,
    `replaced by ${action}`,
  );
}
