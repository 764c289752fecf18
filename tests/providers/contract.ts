import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Capability, Provider } from '../../src/domain/provider.ts';
import { isFinal } from '../../src/domain/run.ts';
import { acting } from './acting.ts';
import { problems } from './snapshot-problems.ts';
import { CALM, type ProviderUnderTest, refusal, Trial } from './trial.ts';

const UNKNOWN_ID = 'no-such-run';

/** What every provider promises, whatever it can do; what it cannot do must be refused with its capability's sentence. */
export function providerContract(name: string, make: () => Promise<ProviderUnderTest>): void {
  describe(`the provider ${name}`, () => {
    let subject: ProviderUnderTest;
    let provider: Provider;
    let trial: Trial;

    beforeEach(async () => {
      subject = await make();
      provider = subject.provider;
      trial = new Trial(subject);
    });
    afterEach(() => subject.close());

    test('starts a run that carries our key and an id of its own', async () => {
      const request = subject.request();
      const run = await provider.create(request, CALM);
      expect(run.externalId).not.toBe('');
      expect(run).toMatchObject({ key: request.key, prompt: request.prompt });
      expect(isFinal(run.status)).toBe(false);
      expect(problems(run, subject.now())).toEqual([]);
      expect(await provider.get(run.externalId, CALM)).toMatchObject({
        externalId: run.externalId,
        key: request.key,
      });
    });

    test('starts one run for one key where it says so, also when both requests arrive at once', async () => {
      if (!provider.capabilities.createOnce) return expect(provider.capabilities.createOnce).toBe(false);
      const request = subject.request();
      const [one, other] = await Promise.all([provider.create(request, CALM), provider.create(request, CALM)]);
      const later = await provider.create(request, CALM);
      expect([other.externalId, later.externalId]).toEqual([one.externalId, one.externalId]);
      const mine = (await trial.everything(null)).runs.filter((run) => run.key === request.key);
      expect(mine).toHaveLength(1);
    });

    test('gives two keys two runs', async () => {
      const one = await provider.create(subject.request(), CALM);
      const other = await provider.create(subject.request(), CALM);
      expect(other.externalId).not.toBe(one.externalId);
    });

    test('finds a run by the key of its start, and nothing for a key it never saw', async () => {
      const request = subject.request();
      const run = await provider.create(request, CALM);
      expect((await provider.find(request.key, CALM))?.externalId).toBe(run.externalId);
      expect(await provider.find(`${request.key}-never-seen`, CALM)).toBeNull();
    });

    test('says of an unknown id that there is no such run, whatever it is asked', async () => {
      await refusal(provider.get(UNKNOWN_ID, CALM), 'not_found');
      if (provider.capabilities.logs === true) await refusal(provider.logs(UNKNOWN_ID, 0, 10, CALM), 'not_found');
      if (provider.capabilities.cancel === true)
        await refusal(trial.act('cancel', UNKNOWN_ID, 'k-unknown'), 'not_found');
    });

    test('lists a new run from the beginning, and after a cursor only what changed', async () => {
      const run = await trial.started();
      const first = await trial.everything(null);
      expect(first.runs.map((each) => each.externalId)).toContain(run.externalId);
      const other = await provider.create(subject.request(), CALM);
      const second = await trial.everything(first.cursor);
      expect(second.runs.map((each) => each.externalId)).toContain(other.externalId);
      const ended = await trial.ends(run.externalId);
      if (!ended) return;
      const third = await trial.everything(second.cursor);
      expect(third.runs.find((each) => each.externalId === run.externalId)?.status).toBe('cancelled');
      const fourth = await trial.everything(third.cursor);
      expect(fourth.runs.map((each) => each.externalId)).not.toContain(run.externalId);
    });

    test('names watched runs that it does not know, and only those', async () => {
      const run = await provider.create(subject.request(), CALM);
      const changes = await provider.changes(null, [run.externalId, UNKNOWN_ID], CALM);
      expect(changes.missing).toEqual([UNKNOWN_ID]);
    });

    test('takes a cursor that it did not write, instead of failing for ever', async () => {
      const run = await provider.create(subject.request(), CALM);
      const changes = await trial.everything('not a cursor');
      expect(changes.runs.map((each) => each.externalId)).toContain(run.externalId);
    });

    acting(() => trial);

    test('gives its log without gaps from 0, by pages that fit together', async () => {
      const run = await trial.started();
      const { logs } = provider.capabilities;
      if (logs !== true) {
        const error = await refusal(provider.logs(run.externalId, 0, 10, CALM), 'unsupported');
        return expect(error.message).toBe(logs);
      }
      await subject.settle(async () => (await provider.logs(run.externalId, 0, 3, CALM)).length === 3);
      const all = await provider.logs(run.externalId, 0, 3, CALM);
      expect(all.map((line) => line.index)).toEqual([0, 1, 2]);
      expect(await provider.logs(run.externalId, 0, 2, CALM)).toEqual(all.slice(0, 2));
      expect(await provider.logs(run.externalId, 1, 2, CALM)).toEqual(all.slice(1, 3));
      expect(await provider.logs(run.externalId, 1_000_000, 10, CALM)).toEqual([]);
      expect(all.every((line) => line.at === null || line.at <= subject.now())).toBe(true);
    });

    test('tells only statuses, numbers and times that can be', async () => {
      const run = await trial.started();
      await trial.looks(5);
      const { runs } = await trial.everything(null);
      const wrong = [...runs, await provider.get(run.externalId, CALM)].flatMap((each) =>
        problems(each, subject.now()).map((problem) => `${each.externalId}: ${problem}`),
      );
      expect(wrong).toEqual([]);
      if (provider.capabilities.progress !== true) expect(runs.every((each) => each.progress === null)).toBe(true);
      if (provider.capabilities.cost !== true) expect(runs.every((each) => each.costMicros === null)).toBe(true);
    });

    test('gives up at once when the question is withdrawn', async () => {
      const run = await trial.started();
      const withdrawn = AbortSignal.abort(new Error('withdrawn'));
      const questions = [
        provider.changes(null, [], withdrawn),
        provider.get(run.externalId, withdrawn),
        provider.create(subject.request(), withdrawn),
        provider.find('any', withdrawn),
        provider.act('cancel', run.externalId, null, 'k-withdrawn', withdrawn),
        provider.logs(run.externalId, 0, 10, withdrawn),
      ];
      const answers = await Promise.allSettled(questions);
      expect(answers.map((each) => each.status)).toEqual(questions.map(() => 'rejected'));
      await trial.looks(5);
      expect((await provider.get(run.externalId, CALM)).status).not.toBe('cancelled');
    });

    test('names its projects, agents and models as plain words', async () => {
      const { agents, models } = await provider.choices();
      const names = [...agents, ...models, ...(await provider.projects()).map((project) => project.name)];
      expect(names.filter((each) => each.trim() === '')).toEqual([]);
      expect(new Set(agents).size).toBe(agents.length);
    });

    test('every missing capability is a sentence', () => {
      const { createOnce, cancelWarning, ...able } = provider.capabilities;
      const words = Object.values<Capability>(able).filter((each) => each !== true);
      expect(words.filter((each) => !/^\p{Lu}.*[.!]$/su.test(each))).toEqual([]);
      expect(typeof createOnce).toBe('boolean');
      expect(cancelWarning).not.toBe('');
    });
  });
}
