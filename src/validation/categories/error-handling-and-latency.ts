import { AppError } from '../../domain/errors.ts';
import { isFinal } from '../../domain/run.ts';
import { SECOND } from '../../domain/time.ts';
import { type Category, count, fail, judge, pass, skip, type Verdict } from '../check.ts';
import { STEERED } from '../own-runs.ts';
import { describe, problemOfRefusal, thrownBy, UNKNOWN_ID } from '../refusal.ts';
import { begun } from '../steer.ts';
import type { Subject } from '../subject.ts';

export const errorHandlingAndLatency: Category = {
  name: 'error handling and latency',
  checks: [
    {
      name: 'Errors are expected ones',
      expected: 'not found, in a sentence, for an unknown run and for its log; nothing for an unknown key',
      async run(subject) {
        const { provider, signal } = subject;
        const id = await subject.unknownId();
        const problems = [await problemOfRefusal('an unknown run', provider.get(id, signal), 'not_found')];
        if (provider.capabilities.logs === true) {
          const log = provider.logs(id, 0, 1, signal);
          problems.push(await problemOfRefusal('the log of an unknown run', log, 'not_found'));
        }
        const found = await provider.find('runtower-validation-no-such-key', signal);
        if (found !== null) problems.push(`run ${found.externalId} for an unknown key`);
        return judge(
          problems.filter((problem) => problem !== null),
          'refused as not found',
        );
      },
    },
    {
      name: 'An action on an unknown run is refused',
      expected: 'not found, in a sentence',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const problem = await problemOfRefusal(
          'a cancel',
          subject.act('cancel', await subject.unknownId()),
          'not_found',
        );
        return problem === null ? pass('refused as not found') : fail(problem);
      },
    },
    {
      name: 'An action that comes too late does nothing',
      expected: 'a run that is over as it was, after a cancel that is refused with a sentence or taken without effect',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const before = await begun(subject, STEERED);
        if (!isFinal(before.status)) return skip(`run ${before.externalId} is ${before.status}`);
        const error = await thrownBy(subject.act('cancel', before.externalId));
        if (error !== null && !(error instanceof AppError)) return fail(describe(error));
        const { status, finishedAt } = await subject.lookLater(() => subject.get(before.externalId));
        const same = status === before.status && finishedAt === before.finishedAt;
        return same ? pass(`still ${status}`) : fail(`it was ${before.status} and is ${status}`);
      },
    },
    {
      name: 'A question that is withdrawn is given up',
      expected:
        'a rejection at once of what was withdrawn before, and an end within the limit of what is withdrawn later',
      run: givesUp,
    },
    {
      name: 'Answers come in time',
      expected: 'by method: half of the answers within the limit for half, 95 of 100 within the limit for 95',
      async run({ times, limits }) {
        const measured = [...times].map(([method, all]) => ({ method, p50: share(all, 0.5), p95: share(all, 0.95) }));
        const shown = ({ method, p50, p95 }: (typeof measured)[number]) => `${method} ${p50} and ${p95} ms`;
        const slow = measured.filter(({ p50, p95 }) => p50 > limits.p50 || p95 > limits.p95);
        const bounds = `allowed ${limits.p50 / SECOND} and ${limits.p95 / SECOND} s`;
        return slow.length > 0
          ? fail(`${slow.map(shown).join(', ')} (${bounds})`)
          : pass(`${measured.map(shown).join(', ')} (${bounds})`);
      },
    },
    {
      name: 'What this validation started has ended',
      expected: 'every run of its own over',
      write: true,
      always: true,
      run: endOwnRuns,
    },
  ],
};

async function givesUp(subject: Subject): Promise<Verdict> {
  const problems: string[] = [];
  for (const [method, ask] of Object.entries(questions(subject))) {
    const before = await timed(subject, () => ask(AbortSignal.abort()));
    if (before.error === null) problems.push(`${method} was answered although it was withdrawn before`);
    const later = new AbortController();
    const during = await timed(subject, () => {
      const answer = ask(later.signal);
      later.abort();
      return answer;
    });
    const slowest = Math.max(before.ms, during.ms);
    if (slowest > subject.limits.withdrawn) problems.push(`${method} took ${slowest} ms to be given up`);
  }
  return judge(problems, 'given up at once');
}

function questions({ provider }: Subject): Record<string, (signal: AbortSignal) => Promise<unknown>> {
  return {
    changes: (signal) => provider.changes(null, [], signal),
    get: (signal) => provider.get(UNKNOWN_ID, signal),
    find: (signal) => provider.find('runtower-validation-no-such-key', signal),
    logs: (signal) => provider.logs(UNKNOWN_ID, 0, 1, signal),
  };
}

async function timed(subject: Subject, ask: () => Promise<unknown>) {
  await subject.turn();
  const started = subject.now();
  return { error: await thrownBy(ask()), ms: subject.now() - started };
}

/** The value that this share of the values does not exceed. */
function share(values: readonly number[], part: number): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * part) - 1] ?? 0;
}

/** Asks every run of our own to end, and waits until each has. */
async function endOwnRuns(subject: Subject): Promise<Verdict> {
  const never = new AbortController().signal;
  const { cancel } = subject.provider.capabilities;
  const started = await subject.own.all(never);
  const going = (id: string) =>
    subject.get(id, never).then(
      (run) => !isFinal(run.status),
      (error: unknown) => !(error instanceof AppError && error.code === 'not_found'),
    );
  const stillGoing = async () => {
    const states = await Promise.all(started.map(going));
    return started.filter((_, place) => states[place]);
  };
  const left = await stillGoing();
  if (left.length > 0 && cancel !== true) return skip(`it cannot cancel, so these go on: ${left.join(', ')}`);
  await Promise.allSettled(left.map((id) => subject.provider.act('cancel', id, null, `validation-end-${id}`, never)));
  const goingOn = await subject.until(stillGoing, (ids) => ids.length === 0, never);
  return judge(
    goingOn.map((id) => `run ${id} goes on`),
    `${count(started.length, 'run')}, all over`,
  );
}
