import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '../../src/domain/provider.ts';
import type { CheckReport, ValidationReport } from '../../src/domain/validation.ts';
import type { Limits } from '../../src/validation/subject.ts';
import { type ValidationOptions, validate } from '../../src/validation/validate.ts';

/** Short enough that a fault is found soon, far longer than the honest provider takes. */
export const SOON: Limits = { effect: 600, look: 8, answer: 1_000, p50: 300, p95: 1_200, withdrawn: 600, ease: 0 };

export function examine(provider: Provider, options: Partial<ValidationOptions> = {}): Promise<ValidationReport> {
  return validate(provider, {
    write: true,
    world: { now: Date.now, id: () => randomUUID().replaceAll('-', '') },
    wait: (ms) => wait(ms),
    signal: new AbortController().signal,
    limits: SOON,
    ...options,
  });
}

/** Everything that did not pass, as one line each. */
export function complaints(report: ValidationReport): readonly string[] {
  return failures(report).map(({ category, name, found }) => `${category}: ${name}: ${found}`);
}

/** The failed checks with their category. */
export function failures(report: ValidationReport): readonly (CheckReport & { readonly category: string })[] {
  return report.categories.flatMap((category) =>
    category.checks.filter(({ status }) => status === 'fail').map((check) => ({ ...check, category: category.name })),
  );
}
