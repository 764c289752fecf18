import type { Config } from './config.ts';
import type { Person } from './domain/person.ts';
import type { Provider, World } from './domain/provider.ts';
import type { Log } from './ops/context.ts';
import type { Store } from './store/store.ts';

/** Connects every configured provider, each with a memory of its own. */
export async function connectProviders(
  config: Config,
  store: Store,
  world: World,
  people: readonly Person[],
  log: Log,
): Promise<ReadonlyMap<string, Provider>> {
  const { pollSeconds } = config;
  const connected = await Promise.all(
    [...config.providers].map(async ([name, connect]) => {
      const state = {
        get: (key: string) => store.settings.get(`provider:${name}:${key}`),
        set: (key: string, value: string) => store.write((tx) => tx.settings.set(`provider:${name}:${key}`, value)),
      };
      return [name, await connect({ world, state, people, pollSeconds, log })] as const;
    }),
  );
  return new Map(connected);
}
