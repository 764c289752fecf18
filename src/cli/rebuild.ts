import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { loadProviderKinds } from '../registries.ts';
import { openStore } from '../store/open.ts';
import type { Verb } from '../verb.ts';
import { realWorld } from '../world.ts';

const verb: Verb = {
  usage: 'rebuild',
  summary: 'Counts the numbers by hour and day anew from the runs alone, and ends',
  async run(args, env, out) {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(env, await loadProviderKinds());
    const store = await openStore(config.databaseUrl, realWorld);
    try {
      await store.rebuild();
    } finally {
      await store.close();
    }
    out.write('The numbers by hour and day were counted anew.\n');
    return 0;
  },
};

export default verb;
