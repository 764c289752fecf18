import { expect, test } from 'vitest';
import { isFinal } from '../../src/domain/run.ts';
import { CALM, harmless, refusal, type Trial } from './trial.ts';

/** The part of the contract that is about actions on a run; `current` is the trial of the test that runs. */
export function acting(current: () => Trial): void {
  test('pauses and resumes a run, and the run says so', async () => {
    const trial = current();
    const run = await trial.started();
    if (await trial.refusesWithout('pause', run.externalId)) return;
    await trial.act('pause', run.externalId, 'k-pause');
    await trial.reaches(run.externalId, 'pause');
    if (await trial.refusesWithout('resume', run.externalId)) return;
    await trial.act('resume', run.externalId, 'k-resume');
    await trial.reaches(run.externalId, 'resume');
  });

  test('cancels a run, says so once it is so, and a second cancel changes nothing', async () => {
    const trial = current();
    const { provider } = trial.subject;
    const run = await trial.started();
    if (await trial.refusesWithout('cancel', run.externalId)) return;
    await trial.act('cancel', run.externalId, 'k-cancel');
    await trial.reaches(run.externalId, 'cancel');
    const over = await provider.get(run.externalId, CALM);
    expect(over.finishedAt).not.toBeNull();
    for (const key of ['k-cancel', 'k-cancel-again']) await harmless(trial.act('cancel', run.externalId, key));
    await trial.looks(5);
    expect(await provider.get(run.externalId, CALM)).toEqual(over);
  });

  test('acts once on an action whose key comes a second time', async () => {
    const trial = current();
    const { provider } = trial.subject;
    const run = await trial.started();
    if (await trial.refusesWithout('pause', run.externalId)) return;
    if (await trial.refusesWithout('resume', run.externalId)) return;
    await trial.act('pause', run.externalId, 'k-once');
    await trial.reaches(run.externalId, 'pause');
    await trial.act('resume', run.externalId, 'k-after');
    await trial.reaches(run.externalId, 'resume');
    await trial.act('pause', run.externalId, 'k-once');
    await trial.looks(20);
    expect((await provider.get(run.externalId, CALM)).status).not.toBe('paused');
  });

  test('takes a message to a running run, once', async () => {
    const trial = current();
    const { provider } = trial.subject;
    const run = await trial.started();
    if (await trial.refusesWithout('say', run.externalId)) return;
    const text = 'Please keep the public names.';
    for (let time = 0; time < 2; time++) await trial.act('say', run.externalId, 'k-say', text);
    await trial.looks(5);
    const lines = await provider.logs(run.externalId, 0, 1000, CALM);
    expect(lines.filter((line) => line.text.includes(text)).length).toBeLessThanOrEqual(1);
    expect((await provider.get(run.externalId, CALM)).externalId).toBe(run.externalId);
  });

  test('goes on with a final run after a message, or says why not', async () => {
    const trial = current();
    const { provider } = trial.subject;
    const run = await trial.started();
    if (!(await trial.ends(run.externalId))) return;
    const { say, continueFinal } = provider.capabilities;
    if (say !== true || continueFinal !== true) {
      const error = await refusal(trial.act('say', run.externalId, 'k-more', 'One more thing.'), 'unsupported');
      return expect([say, continueFinal]).toContain(error.message);
    }
    await trial.act('say', run.externalId, 'k-more', 'One more thing.');
    await trial.subject.settle(async () => !isFinal((await provider.get(run.externalId, CALM)).status));
    expect((await provider.get(run.externalId, CALM)).finishedAt).toBeNull();
  });
}
