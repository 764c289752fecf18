import { CONFIRMED_BY, LIFECYCLE, type ProviderAction } from '../domain/lifecycle.ts';
import { isFinal, type RunSnapshot } from '../domain/run.ts';
import { SECOND } from '../domain/time.ts';
import { fail, pass, skip, type Verdict } from './check.ts';
import type { Subject } from './subject.ts';

type Reached = 'pause' | 'resume' | 'cancel';

/** A run of our own once it has begun; it may be over already. */
export async function begun(subject: Subject, part: string): Promise<RunSnapshot> {
  const { run } = await subject.own.playing(part);
  return subject.until(
    () => subject.get(run.externalId),
    ({ status }) => status !== 'queued',
  );
}

/** Asks for an action and looks whether the run truly gets there and stays there. */
export async function steer(subject: Subject, run: RunSnapshot, action: Reached): Promise<Verdict> {
  const reason = reasonNotTo(run, action);
  if (reason !== null) return skip(reason);
  const asked = subject.now();
  await subject.act(action, run.externalId);
  return arrived(subject, run.externalId, action, asked);
}

/** Whether a run that was asked to has got there within the limit, and stays there. */
export async function arrived(subject: Subject, id: string, action: Reached, asked: number): Promise<Verdict> {
  const seen = await subject.until(
    () => subject.get(id),
    ({ status }) => isThere(status, action) || isFinal(status),
  );
  const took = `${((subject.now() - asked) / SECOND).toFixed(1)} s`;
  if (!isThere(seen.status, action)) {
    return isFinal(seen.status) ? skip(endedBefore(seen, action)) : fail(`${seen.status} ${took} after the request`);
  }
  const later = await subject.lookLater(() => subject.get(id));
  if (isFinal(seen.status) ? later.status === seen.status : isThere(later.status, action) || isFinal(later.status)) {
    return pass(`${seen.status} ${took} after the request`);
  }
  return fail(`${seen.status} ${took} after the request, then ${later.status}`);
}

/** Why this action makes no sense for a run as it is; null where it does. */
export function reasonNotTo(run: RunSnapshot, action: ProviderAction): string | null {
  if (isFinal(run.status)) return endedBefore(run, action);
  if (LIFECYCLE[run.status].includes(action)) return null;
  return `run ${run.externalId} is ${run.status}, so there is nothing to ${action}`;
}

function endedBefore({ externalId, status }: RunSnapshot, action: string): string {
  return `run ${externalId} ended by itself (${status}) before ${action} could be seen`;
}

function isThere(status: RunSnapshot['status'], action: Reached): boolean {
  return CONFIRMED_BY[action]?.includes(status) === true;
}
