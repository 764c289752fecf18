import type { ProviderAction } from '../../../src/domain/lifecycle.ts';
import type { Changes, Provider } from '../../../src/domain/provider.ts';
import type { RunSnapshot } from '../../../src/domain/run.ts';

/** One way in which a provider can be wrong, and the category in which that must be found. */
export interface Fault {
  readonly name: string;
  readonly category: string;
  /** What the wrong provider does instead; everything else stays as the healthy one does it. */
  plant(healthy: Provider): Partial<Provider>;
}

/** The healthy provider with the fault in it. */
export function spoilt(healthy: Provider, fault: Fault): Provider {
  return { ...healthy, ...fault.plant(healthy) };
}

/** Changes every run that the provider tells of, in lists, alone and in answers to actions. */
export function everyRun(healthy: Provider, wrong: (run: RunSnapshot) => RunSnapshot): Partial<Provider> {
  return {
    ...everyListed(healthy, wrong),
    get: async (id, signal) => wrong(await healthy.get(id, signal)),
    act: async (...asked) => wrong(await healthy.act(...asked)),
  };
}

/** Changes every run in lists alone. */
export function everyListed(healthy: Provider, wrong: (run: RunSnapshot) => RunSnapshot): Partial<Provider> {
  return everyPage(healthy, (page) => ({ ...page, runs: page.runs.map(wrong) }));
}

export function everyPage(healthy: Provider, wrong: (page: Changes) => Changes): Partial<Provider> {
  return { changes: async (cursor, watched, signal) => wrong(await healthy.changes(cursor, watched, signal)) };
}

/** What a provider in another language may send where the port says something else. */
export function foreign<T>(value: unknown): T {
  return value as T;
}

type Asked = Parameters<Provider['act']>;

/** Does something else than it should for one action. */
export function instead(
  healthy: Provider,
  action: ProviderAction,
  wrong: (run: RunSnapshot, ...asked: Asked) => Promise<RunSnapshot>,
): Partial<Provider> {
  return {
    act: async (...asked) =>
      asked[0] === action ? wrong(await healthy.get(asked[1], asked[4]), ...asked) : healthy.act(...asked),
  };
}

/** Takes an action and does nothing. */
export function deaf(healthy: Provider, action: ProviderAction): Partial<Provider> {
  return instead(healthy, action, async (run) => run);
}
