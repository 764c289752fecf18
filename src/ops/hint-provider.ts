import type { Context } from './context.ts';
import { pollRuns } from './poll-runs.ts';

/**
 * Somebody says that a provider has news. It is only a reason to look, never news itself; false where no such provider takes hints.
 */
export function hintProvider(context: Context, name: string): boolean {
  const provider = context.providers.get(name);
  if (provider?.hint === undefined) return false;
  provider.hint();
  context.later(pollRuns(context));
  return true;
}
