import { z } from 'zod';
import type { ProviderEntry } from '../domain/provider.ts';
import { createSimulator } from './simulator/index.ts';

const Variables = z.object({
  SIMULATOR: z.enum(['on', 'off'], 'must be on or off').optional(),
  SIMULATOR_SEED: number('a whole number', 0, 2 ** 32 - 1)
    .int('must be a whole number')
    .default(1),
  SIMULATOR_SPEED: number('a number', 0.1, 1_000).default(1),
  SIMULATOR_HISTORY: number('a whole number', 0, 1_000_000).int('must be a whole number').default(400),
});

/** The embedded default: a world of invented runs that moves by itself. On when no other provider is set. */
const simulator: ProviderEntry = {
  fallback: true,
  read(env, problems, alone) {
    const result = Variables.safeParse(env);
    if (!result.success) {
      problems.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
      return null;
    }
    const { SIMULATOR, SIMULATOR_SEED: seed, SIMULATOR_SPEED: speed, SIMULATOR_HISTORY: history } = result.data;
    if ((SIMULATOR ?? (alone ? 'on' : 'off')) === 'off') return null;
    return async ({ world, state, people }) => createSimulator({ seed, speed, history, people, world, state });
  },
};

export default simulator;

function number(what: string, least: number, most: number) {
  const message = `must be ${what} from ${least} to ${most}`;
  return z.coerce.number(message).min(least, message).max(most, message);
}
