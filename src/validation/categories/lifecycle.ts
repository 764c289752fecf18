import { AppError } from '../../domain/errors.ts';
import { PROVIDER_ACTIONS } from '../../domain/lifecycle.ts';
import { isFinal } from '../../domain/run.ts';
import { type Category, fail, judge, pass, skip, type Verdict } from '../check.ts';
import { FIRST, STEERED } from '../own-runs.ts';
import { readLog } from '../read-log.ts';
import { describe, thrownBy } from '../refusal.ts';
import { arrived, begun, reasonNotTo, steer } from '../steer.ts';
import type { Subject } from '../subject.ts';

export const lifecycle: Category = {
  name: 'lifecycle',
  checks: [
    {
      name: 'What it does not offer it refuses, and says why',
      expected: 'for each action that is not offered a refusal with the very sentence, and the run as it was',
      write: true,
      run: refusesWhatItLacks,
    },
    {
      name: 'A paused run is paused',
      expected: 'the status paused, and still so a look later',
      write: true,
      needs: ['pause'],
      run: async (subject) => steer(subject, await begun(subject, STEERED), 'pause'),
    },
    {
      name: 'A resumed run goes on',
      expected: 'any status but paused',
      write: true,
      needs: ['pause', 'resume'],
      run: async (subject) => steer(subject, await begun(subject, STEERED), 'resume'),
    },
    {
      name: 'One request acts once',
      expected: 'a pause that arrives again after the resume does not pause again',
      write: true,
      needs: ['pause', 'resume'],
      run: pausesOnce,
    },
    {
      name: 'A message arrives',
      expected: 'its words in the log of the run',
      write: true,
      needs: ['say', 'logs'],
      run: hears,
    },
    {
      name: 'A cancelled run is cancelled',
      expected: 'the status cancelled, and still so a look later',
      write: true,
      needs: ['cancel'],
      run: async (subject) => steer(subject, await begun(subject, STEERED), 'cancel'),
    },
    {
      name: 'The list tells that it was cancelled',
      expected: 'the run as cancelled among what changed after the cursor',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const { externalId, status } = await begun(subject, STEERED);
        if (status !== 'cancelled') return skip(`run ${externalId} is ${status}`);
        if ((await subject.reading()).end !== 'all') return skip('the list was not read to its end before');
        const news = await subject.until(
          () => subject.news(),
          ({ runs }) => runs.get(externalId)?.status === 'cancelled',
        );
        const told = news.runs.get(externalId)?.status ?? 'not named';
        return told === 'cancelled' ? pass('cancelled') : fail(told);
      },
    },
    {
      name: 'A run that is over takes a message, or says why not',
      expected: 'a refusal with the sentence of the capability where it is not offered',
      write: true,
      needs: ['cancel'],
      async run(subject) {
        const { say, continueFinal } = subject.provider.capabilities;
        if (say === true && continueFinal === true) return skip('it is offered, and trying it would cost more work');
        const run = await begun(subject, STEERED);
        if (!isFinal(run.status)) return skip(`run ${run.externalId} is ${run.status}`);
        const error = await thrownBy(subject.act('say', run.externalId, 'One more thing.'));
        return isUnsupported(error, [say, continueFinal])
          ? pass(describe(error))
          : fail(error === null ? 'it was taken' : describe(error));
      },
    },
  ],
};

async function refusesWhatItLacks(subject: Subject): Promise<Verdict> {
  const { capabilities } = subject.provider;
  const lacking = PROVIDER_ACTIONS.filter((action) => capabilities[action] !== true);
  if (lacking.length === 0) return skip('it offers every action');
  const { externalId, status } = await begun(subject, STEERED);
  const problems: string[] = [];
  for (const action of lacking) {
    const error = await thrownBy(subject.act(action, externalId, action === 'say' ? 'Hello.' : null));
    if (error === null) problems.push(`${action} was answered instead of refused`);
    else if (!isUnsupported(error, [capabilities[action]])) problems.push(`${action}: ${describe(error)}`);
  }
  const after = await subject.lookLater(() => subject.get(externalId));
  if (after.status !== status && !isFinal(after.status)) problems.push(`it was ${status} and is ${after.status}`);
  return judge(problems, `${lacking.join(', ')} refused, and still ${after.status}`);
}

function isUnsupported(error: unknown, sentences: readonly unknown[]): boolean {
  return error instanceof AppError && error.code === 'unsupported' && sentences.includes(error.message);
}

async function pausesOnce(subject: Subject): Promise<Verdict> {
  const run = await begun(subject, FIRST);
  const reason = reasonNotTo(run, 'pause');
  if (reason !== null) return skip(reason);
  const key = subject.id();
  for (const action of ['pause', 'resume'] as const) {
    const asked = subject.now();
    await subject.act(action, run.externalId, null, action === 'pause' ? key : subject.id());
    const verdict = await arrived(subject, run.externalId, action, asked);
    if (verdict.status !== 'pass') return skip(`it could not be seen to ${action} before`);
  }
  await subject.act('pause', run.externalId, null, key);
  let status = 'running';
  for (let looks = 0; looks < LOOKS_FOR_NOTHING && status !== 'paused'; looks++) {
    status = (await subject.lookLater(() => subject.get(run.externalId))).status;
  }
  return status === 'paused' ? fail('paused a second time') : pass(`${status} ${LOOKS_FOR_NOTHING} looks later`);
}

/** How often one looks for an effect that must not come. */
const LOOKS_FOR_NOTHING = 4;

async function hears(subject: Subject): Promise<Verdict> {
  const run = await begun(subject, FIRST);
  const reason = reasonNotTo(run, 'say');
  if (reason !== null) return skip(reason);
  const word = `message${subject.id()}`;
  await subject.act('say', run.externalId, `${word}: please carry on as before.`);
  const told = await subject.until(
    () => readLog(subject, run.externalId),
    (lines) => lines.some(({ text }) => text.includes(word)),
  );
  const line = told.find(({ text }) => text.includes(word));
  return line === undefined ? fail(`${told.length} lines, none with the message`) : pass(`line ${line.index} has it`);
}
