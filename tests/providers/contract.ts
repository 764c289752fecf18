import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { CONFIRMED_BY, type ProviderAction } from '../../src/domain/lifecycle.ts';
import type { Capability, Changes, CreateRequest, Provider } from '../../src/domain/provider.ts';
import { isFinal, type RunSnapshot, STATUSES } from '../../src/domain/run.ts';

/** One provider with a world of its own, made afresh for every test. */
export interface ProviderUnderTest {
  readonly provider: Provider;
  /** A start with a new key each time; its run must not end by itself within 40 looks of `settle`. */
  request(): CreateRequest;
  /** Looks again and again, letting the provider's time pass between, until the condition holds; fails after a generous limit. */
  settle(condition: () => Promise<boolean>): Promise<void>;
  /** The clock that the provider reads. */
  now(): number;
  close(): Promise<void>;
}

const UNKNOWN_ID = 'no-such-run';

/** What every provider promises, whatever it can do; what it cannot do must be refused with its capability's sentence. */
export function providerContract(name: string, make: () => Promise<ProviderUnderTest>): void {
  describe(`the provider ${name}`, () => {
    let subject: ProviderUnderTest;
    let provider: Provider;
    const signal = new AbortController().signal;

    beforeEach(async () => {
      subject = await make();
      provider = subject.provider;
    });
    afterEach(() => subject.close());

    test('starts a run that carries our key and an id of its own', async () => {
      const request = subject.request();
      const run = await provider.create(request, signal);
      expect(run.externalId).not.toBe('');
      expect(run).toMatchObject({ key: request.key, prompt: request.prompt });
      expect(isFinal(run.status)).toBe(false);
      expect(problems(run, subject.now())).toEqual([]);
      expect(await provider.get(run.externalId, signal)).toMatchObject({
        externalId: run.externalId,
        key: request.key,
      });
    });

    test('starts one run for one key where it says so, also when both requests arrive at once', async () => {
      if (!provider.capabilities.createOnce) return expect(provider.capabilities.createOnce).toBe(false);
      const request = subject.request();
      const [one, other] = await Promise.all([provider.create(request, signal), provider.create(request, signal)]);
      const later = await provider.create(request, signal);
      expect([other.externalId, later.externalId]).toEqual([one.externalId, one.externalId]);
      const mine = (await everything(null)).runs.filter((run) => run.key === request.key);
      expect(mine).toHaveLength(1);
    });

    test('gives two keys two runs', async () => {
      const one = await provider.create(subject.request(), signal);
      const other = await provider.create(subject.request(), signal);
      expect(other.externalId).not.toBe(one.externalId);
    });

    test('finds a run by the key of its start, and nothing for a key it never saw', async () => {
      const request = subject.request();
      const run = await provider.create(request, signal);
      expect((await provider.find(request.key, signal))?.externalId).toBe(run.externalId);
      expect(await provider.find(`${request.key}-never-seen`, signal)).toBeNull();
    });

    test('says of an unknown id that there is no such run, whatever it is asked', async () => {
      await refusal(provider.get(UNKNOWN_ID, signal), 'not_found');
      if (provider.capabilities.logs === true) await refusal(provider.logs(UNKNOWN_ID, 0, 10, signal), 'not_found');
      if (provider.capabilities.cancel === true) await refusal(act('cancel', UNKNOWN_ID, 'k-unknown'), 'not_found');
    });

    test('lists a new run from the beginning, and after a cursor only what changed', async () => {
      const run = await started();
      const first = await everything(null);
      expect(first.runs.map((each) => each.externalId)).toContain(run.externalId);
      const other = await provider.create(subject.request(), signal);
      const second = await everything(first.cursor);
      expect(second.runs.map((each) => each.externalId)).toContain(other.externalId);
      const ended = await endOf(run.externalId);
      if (!ended) return;
      const third = await everything(second.cursor);
      expect(third.runs.find((each) => each.externalId === run.externalId)?.status).toBe('cancelled');
      const fourth = await everything(third.cursor);
      expect(fourth.runs.map((each) => each.externalId)).not.toContain(run.externalId);
    });

    test('names watched runs that it does not know, and only those', async () => {
      const run = await provider.create(subject.request(), signal);
      const changes = await provider.changes(null, [run.externalId, UNKNOWN_ID], signal);
      expect(changes.missing).toEqual([UNKNOWN_ID]);
    });

    test('takes a cursor that it did not write, instead of failing for ever', async () => {
      const run = await provider.create(subject.request(), signal);
      const changes = await everything('not a cursor');
      expect(changes.runs.map((each) => each.externalId)).toContain(run.externalId);
    });

    test('pauses and resumes a run, and the run says so', async () => {
      const run = await started();
      if (await refusesWithout('pause', run.externalId)) return;
      await act('pause', run.externalId, 'k-pause');
      await reaches(run.externalId, 'pause');
      if (await refusesWithout('resume', run.externalId)) return;
      await act('resume', run.externalId, 'k-resume');
      await reaches(run.externalId, 'resume');
    });

    test('cancels a run, says so once it is so, and a second cancel changes nothing', async () => {
      const run = await started();
      if (await refusesWithout('cancel', run.externalId)) return;
      await act('cancel', run.externalId, 'k-cancel');
      await reaches(run.externalId, 'cancel');
      const over = await provider.get(run.externalId, signal);
      expect(over.finishedAt).not.toBeNull();
      for (const key of ['k-cancel', 'k-cancel-again']) await orAppError(act('cancel', run.externalId, key));
      await looks(5);
      expect(await provider.get(run.externalId, signal)).toEqual(over);
    });

    test('acts once on an action whose key comes a second time', async () => {
      const run = await started();
      if (provider.capabilities.pause !== true || provider.capabilities.resume !== true) {
        return expect(await refusesWithout('pause', run.externalId)).toBe(true);
      }
      await act('pause', run.externalId, 'k-once');
      await reaches(run.externalId, 'pause');
      await act('resume', run.externalId, 'k-after');
      await reaches(run.externalId, 'resume');
      await act('pause', run.externalId, 'k-once');
      await looks(20);
      expect((await provider.get(run.externalId, signal)).status).not.toBe('paused');
    });

    test('takes a message to a running run, once', async () => {
      const run = await started();
      if (await refusesWithout('say', run.externalId)) return;
      const text = 'Please keep the public names.';
      for (let time = 0; time < 2; time++) await act('say', run.externalId, 'k-say', text);
      await looks(5);
      const lines = await provider.logs(run.externalId, 0, 1000, signal);
      expect(lines.filter((line) => line.text.includes(text)).length).toBeLessThanOrEqual(1);
      expect((await provider.get(run.externalId, signal)).externalId).toBe(run.externalId);
    });

    test('goes on with a final run after a message, or says why not', async () => {
      const run = await started();
      if (!(await endOf(run.externalId))) return;
      const { say, continueFinal } = provider.capabilities;
      if (say !== true || continueFinal !== true) {
        const error = await refusal(act('say', run.externalId, 'k-more', 'One more thing.'), 'unsupported');
        return expect([say, continueFinal]).toContain(error.message);
      }
      await act('say', run.externalId, 'k-more', 'One more thing.');
      await subject.settle(async () => !isFinal((await provider.get(run.externalId, signal)).status));
      expect((await provider.get(run.externalId, signal)).finishedAt).toBeNull();
    });

    test('gives its log without gaps from 0, by pages that fit together', async () => {
      const run = await started();
      const { logs } = provider.capabilities;
      if (logs !== true) {
        const error = await refusal(provider.logs(run.externalId, 0, 10, signal), 'unsupported');
        return expect(error.message).toBe(logs);
      }
      await subject.settle(async () => (await provider.logs(run.externalId, 0, 3, signal)).length === 3);
      const all = await provider.logs(run.externalId, 0, 3, signal);
      expect(all.map((line) => line.index)).toEqual([0, 1, 2]);
      expect(await provider.logs(run.externalId, 0, 2, signal)).toEqual(all.slice(0, 2));
      expect(await provider.logs(run.externalId, 1, 2, signal)).toEqual(all.slice(1, 3));
      expect(await provider.logs(run.externalId, 1_000_000, 10, signal)).toEqual([]);
      expect(all.every((line) => line.at === null || line.at <= subject.now())).toBe(true);
    });

    test('tells only statuses, numbers and times that can be', async () => {
      const run = await started();
      await looks(5);
      const { runs } = await everything(null);
      const wrong = [...runs, await provider.get(run.externalId, signal)].flatMap((each) =>
        problems(each, subject.now()).map((problem) => `${each.externalId}: ${problem}`),
      );
      expect(wrong).toEqual([]);
      if (provider.capabilities.progress !== true) expect(runs.every((each) => each.progress === null)).toBe(true);
      if (provider.capabilities.cost !== true) expect(runs.every((each) => each.costMicros === null)).toBe(true);
    });

    test('gives up at once when the question is withdrawn', async () => {
      const run = await started();
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
      await looks(5);
      expect((await provider.get(run.externalId, signal)).status).not.toBe('cancelled');
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

    function act(action: ProviderAction, id: string, key: string, text: string | null = null): Promise<RunSnapshot> {
      return provider.act(action, id, text, `${key}-${id}`, signal);
    }

    async function started(): Promise<RunSnapshot> {
      const { externalId } = await provider.create(subject.request(), signal);
      await subject.settle(async () => (await provider.get(externalId, signal)).status === 'running');
      return provider.get(externalId, signal);
    }

    /** Waits for a status that confirms the action. */
    async function reaches(id: string, action: 'pause' | 'resume' | 'cancel'): Promise<void> {
      await subject.settle(async () => {
        const { status } = await provider.get(id, signal);
        return CONFIRMED_BY[action]?.includes(status) ?? false;
      });
    }

    /** Cancels and waits for it; false where the provider cannot. */
    async function endOf(id: string): Promise<boolean> {
      if (await refusesWithout('cancel', id)) return false;
      await act('cancel', id, 'k-end');
      await reaches(id, 'cancel');
      return true;
    }

    /** True where the provider lacks the capability, after seeing it refuse with the capability's own sentence. */
    async function refusesWithout(action: ProviderAction, id: string): Promise<boolean> {
      const capability = provider.capabilities[action];
      if (capability === true) return false;
      const text = action === 'say' ? 'Hello.' : null;
      const error = await refusal(act(action, id, 'k-refused', text), 'unsupported');
      expect(error.message).toBe(capability);
      return true;
    }

    /** Lets some of the provider's time pass. */
    async function looks(count: number): Promise<void> {
      let seen = 0;
      await subject.settle(async () => seen++ >= count);
    }

    /** Every page of what changed since the cursor. */
    async function everything(cursor: string | null): Promise<Pick<Changes, 'runs' | 'cursor'>> {
      const runs: RunSnapshot[] = [];
      for (let at = cursor; ; ) {
        const page = await provider.changes(at, [], signal);
        runs.push(...page.runs);
        at = page.cursor;
        if (!page.more) return { runs, cursor: at };
      }
    }
  });
}

/** What cannot be true of a snapshot; empty for a sound one. */
export function problems(run: RunSnapshot, now: number): string[] {
  const whole = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0);
  const moments = [run.createdAt, run.startedAt, run.finishedAt].filter((at) => at !== null);
  const checks: readonly [boolean, string][] = [
    [STATUSES.includes(run.status), `the status ${run.status} is not ours`],
    [run.progress === null || (run.progress >= 0 && run.progress <= 1), `a progress of ${run.progress}`],
    [whole(run.costMicros), `a cost of ${run.costMicros}`],
    [whole(run.tokens), `${run.tokens} tokens`],
    [
      moments.every((at) => Number.isSafeInteger(at) && at > 0 && at <= now),
      `a moment out of time among ${moments}, now ${now}`,
    ],
    [moments.every((at, n) => n === 0 || at >= (moments[n - 1] ?? at)), `moments out of order: ${moments}`],
    [isFinal(run.status) || run.finishedAt === null, `${run.status}, but finished at ${run.finishedAt}`],
    [run.status !== 'waiting' || run.question !== null, 'waiting without a question'],
    [run.status === 'waiting' || run.question === null, `a question while ${run.status}`],
  ];
  return checks.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}

async function refusal(answer: Promise<unknown>, code: AppError['code']): Promise<AppError> {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError "${code}", got ${String(error)}`);
  expect(error.code).toBe(code);
  return error;
}

async function orAppError(answer: Promise<unknown>): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
