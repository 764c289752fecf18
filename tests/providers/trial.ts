import { expect } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { CONFIRMED_BY, type ProviderAction } from '../../src/domain/lifecycle.ts';
import type { Changes, CreateRequest, Provider } from '../../src/domain/provider.ts';
import type { RunSnapshot } from '../../src/domain/run.ts';

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

/** A signal that nobody ever aborts. */
export const CALM = new AbortController().signal;

/** The steps that the promises of a provider are tried in. */
export class Trial {
  readonly subject: ProviderUnderTest;
  private readonly provider: Provider;

  constructor(subject: ProviderUnderTest) {
    this.subject = subject;
    this.provider = subject.provider;
  }

  act(action: ProviderAction, id: string, key: string, text: string | null = null): Promise<RunSnapshot> {
    return this.provider.act(action, id, text, `${key}-${id}`, CALM);
  }

  /** A new run that is running. */
  async started(): Promise<RunSnapshot> {
    const { externalId } = await this.provider.create(this.subject.request(), CALM);
    await this.subject.settle(async () => (await this.provider.get(externalId, CALM)).status === 'running');
    return this.provider.get(externalId, CALM);
  }

  /** Waits for a status that confirms the action. */
  async reaches(id: string, action: 'pause' | 'resume' | 'cancel'): Promise<void> {
    await this.subject.settle(async () => {
      const { status } = await this.provider.get(id, CALM);
      return CONFIRMED_BY[action]?.includes(status) ?? false;
    });
  }

  /** Cancels and waits for it; false where the provider cannot. */
  async ends(id: string): Promise<boolean> {
    if (await this.refusesWithout('cancel', id)) return false;
    await this.act('cancel', id, 'k-end');
    await this.reaches(id, 'cancel');
    return true;
  }

  /** True where the provider lacks the capability, after seeing it refuse with the capability's own sentence. */
  async refusesWithout(action: ProviderAction, id: string): Promise<boolean> {
    const capability = this.provider.capabilities[action];
    if (capability === true) return false;
    const error = await refusal(this.act(action, id, 'k-refused', action === 'say' ? 'Hello.' : null), 'unsupported');
    expect(error.message).toBe(capability);
    return true;
  }

  /** Lets some of the provider's time pass. */
  async looks(count: number): Promise<void> {
    let seen = 0;
    await this.subject.settle(async () => seen++ >= count);
  }

  /** Every page of what changed since the cursor. */
  async everything(cursor: string | null): Promise<Pick<Changes, 'runs' | 'cursor'>> {
    const runs: RunSnapshot[] = [];
    for (let at = cursor; ; ) {
      const page = await this.provider.changes(at, [], CALM);
      runs.push(...page.runs);
      at = page.cursor;
      if (!page.more) return { runs, cursor: at };
    }
  }
}

/** The expected failure with this code that the answer is; anything else fails the test. */
export async function refusal(answer: Promise<unknown>, code: AppError['code']): Promise<AppError> {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError "${code}", got ${String(error)}`);
  expect(error.code).toBe(code);
  return error;
}

/** The answer may be a refusal, but not a bug. */
export async function harmless(answer: Promise<unknown>): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
