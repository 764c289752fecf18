import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunSnapshot } from '../../../src/domain/run.ts';
import type { Fault } from '../../support/codegen-stand-in/misbehaviour.ts';
import { pull } from '../../support/codegen-stand-in/organization.ts';
import { refusal } from '../trial.ts';
import { CALM, openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const answers = (status: number, body?: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status,
  body,
  headers,
});
const arrived = (operation: string) =>
  stage.standIn.arrivals.filter((each) => each.operation.startsWith(operation)).length;
const aRun = (facts: object = {}) => String(stage.standIn.organization.add(facts).id);
const wordsOf = async (run: Promise<RunSnapshot>) => (await run).statusDetail;

describe('a cancel', () => {
  test('is a ban whose answer is empty; the run says so only once Codegen does', async () => {
    const { standIn, provider } = stage;
    const id = aRun();
    expect((await provider.act('cancel', id, null, 'k', CALM)).status).toBe('running');
    expect((await provider.get(id, CALM)).status).toBe('running');
    standIn.advance();
    expect((await provider.get(id, CALM)).status).toBe('cancelled');
    expect(arrived('ban')).toBe(1);
  });

  test('stops the other agents of the pull request too, which its warning says, and unban lifts the flag', async () => {
    const { standIn, provider } = stage;
    const pulls = [pull(1, stage.clock.at)];
    const [one, other, third] = [aRun({ pulls }), aRun({ pulls }), aRun()];
    expect(provider.capabilities.cancelWarning).toContain('same pull request');
    await provider.act('cancel', one, null, 'k', CALM);
    standIn.advance();
    expect(await Promise.all([one, other, third].map((id) => wordsOf(provider.get(id, CALM))))).toEqual([
      'CANCELLED',
      'CANCELLED',
      'ACTIVE',
    ]);
    expect((await provider.unban(one, CALM)).status).toBe('cancelled');
    expect(standIn.organization.runs.map((run) => run.banned)).toEqual([false, true, false]);
  });

  test('that did not arrive is sent again under its key, one that did is not', async () => {
    const { standIn, provider } = stage;
    const id = aRun();
    standIn.misbehave({ on: 'ban', fault: { kind: 'reset' }, times: 1 });
    await refusal(provider.act('cancel', id, null, 'k', CALM), 'unclear');
    await provider.act('cancel', id, null, 'k', CALM);
    await provider.act('cancel', id, null, 'k', CALM);
    expect(arrived('ban')).toBe(2);
  });
});

describe('a message', () => {
  const say = (id: string, key = 'k', provider = stage.provider) => provider.act('say', id, 'Go on', key, CALM);
  const heard = () => stage.standIn.organization.runs.flatMap((run) => run.log).length;

  test('of unclear fate is never sent again under its key, also not after a restart', async () => {
    const id = aRun();
    stage.standIn.misbehave({ on: 'resume', fault: { kind: 'lost' }, times: 1 });
    await refusal(say(id), 'unclear');
    await refusal(say(id), 'unclear');
    await refusal(say(id, 'k', await stage.restart()), 'unclear');
    expect(heard()).toBe(1);
  });

  test('that was taken is not sent again, also not after a restart', async () => {
    const id = aRun();
    await say(id);
    expect((await say(id, 'k', await stage.restart())).externalId).toBe(id);
    expect(heard()).toBe(1);
  });

  test('that surely did not arrive is sent again', async () => {
    const id = aRun();
    stage.standIn.misbehave({ on: 'resume', fault: answers(429, {}), times: 1 });
    await refusal(say(id), 'rate_limited');
    await say(id);
    expect(heard()).toBe(1);
  });

  test('makes a final run go on', async () => {
    const id = aRun({ status: 'COMPLETE' });
    expect((await say(id)).status).toBe('running');
  });
});
