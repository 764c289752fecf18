import type { Provider, World } from '../domain/provider.ts';
import { SECOND } from '../domain/time.ts';
import { type CategoryReport, type CheckReport, countChecks, type ValidationReport } from '../domain/validation.ts';
import { CATEGORIES } from './categories.ts';
import { type Check, skip, type Verdict } from './check.ts';
import { describe } from './refusal.ts';
import { type Limits, Subject } from './subject.ts';

export interface ValidationOptions {
  /** Whether it may start runs of its own and act on them; without it, it only reads. */
  readonly write: boolean;
  readonly world: Pick<World, 'now' | 'id'>;
  readonly wait: (ms: number) => Promise<void>;
  /** Ends it early; runs that it started are ended all the same. */
  readonly signal: AbortSignal;
  /** Told of each category when it is through. */
  readonly onProgress?: (category: CategoryReport) => void;
  readonly limits?: Limits;
}

/** What a provider is given: what services under a limit of questions can keep, and what Runtower itself waits for an answer. */
export const LIMITS: Limits = {
  effect: 60 * SECOND,
  look: SECOND,
  answer: 45 * SECOND,
  p50: 3 * SECOND,
  p95: 15 * SECOND,
  withdrawn: SECOND,
  ease: 3,
};

/** Examines a provider in twelve categories. What goes wrong is in the report; it rejects for nothing that a provider does. */
export async function validate(provider: Provider, options: ValidationOptions): Promise<ValidationReport> {
  const { world, wait, signal, limits = LIMITS } = options;
  const subject = new Subject(provider, { limits, signal, wait, now: () => world.now(), id: () => world.id() });
  const startedAt = new Date(world.now()).toISOString();
  const categories: CategoryReport[] = [];
  let shut: string | null = null;
  for (const { name, checks } of CATEGORIES) {
    const made: CheckReport[] = [];
    for (const check of checks) {
      const reason = shut ?? reasonToSkip(check, subject, options.write);
      const report = await make(check, subject, reason);
      if (check.gate === true && report.status === 'fail') shut = `nothing can be asked, see ${name}`;
      made.push(report);
    }
    categories.push({ name, checks: made });
    options.onProgress?.({ name, checks: made });
  }
  const { pass, fail, skip } = countChecks(categories.flatMap(({ checks }) => checks));
  return { provider: provider.name, startedAt, categories, passed: pass, failed: fail, skipped: skip };
}

async function make(check: Check, subject: Subject, reason: string | null): Promise<CheckReport> {
  const { name, expected } = check;
  const started = subject.now();
  const verdict = reason === null ? await judged(check, subject) : skip(reason);
  const ms = Math.max(0, subject.now() - started);
  const { status } = verdict;
  return verdict.status === 'skip'
    ? { name, status, expected, found: null, ms, reason: verdict.reason }
    : { name, status, expected, found: verdict.found, ms, reason: null };
}

async function judged(check: Check, subject: Subject): Promise<Verdict> {
  try {
    return await check.run(subject);
  } catch (error) {
    return subject.signal.aborted ? skip(STOPPED) : { status: 'fail', found: describe(error) };
  }
}

const STOPPED = 'the validation was stopped before';

function reasonToSkip(check: Check, { signal, provider }: Subject, write: boolean): string | null {
  if (signal.aborted && check.always !== true) return STOPPED;
  if (check.write === true && !write) return 'it starts runs of its own, and this validation only reads';
  const needs = [...(check.write === true ? (['create'] as const) : []), ...(check.needs ?? [])];
  for (const ability of needs) {
    const able = provider.capabilities[ability];
    if (able !== true) return `not offered: ${able}`;
  }
  return null;
}
