import type { Config } from './config.ts';
import type { World } from './domain/provider.ts';
import type { Store } from './store/store.ts';

/** The keys that sign links, newest first: from the environment, or made at the first start and kept. */
export async function readSecrets(config: Config, store: Store, world: World): Promise<readonly [string, ...string[]]> {
  if (config.secretKey !== null) {
    return config.secretKeyPrevious === null ? [config.secretKey] : [config.secretKey, config.secretKeyPrevious];
  }
  return [
    await store.write(async (tx) => {
      const kept = await tx.settings.get('secret-key');
      if (kept !== null) return kept;
      const made = `${world.id()}${world.id()}`;
      await tx.settings.set('secret-key', made);
      return made;
    }),
  ];
}
