import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { loadProviderKinds } from '../registries.ts';
import { openStore } from '../store/open.ts';
import type { Verb } from '../verb.ts';
import { realWorld } from '../world.ts';

const migrate: Verb = {
  usage: 'migrate',
  summary: 'Brings the tables of the database up to date and ends',
  async run(args, env, out) {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(env, await loadProviderKinds());
    const store = await openStore(config.databaseUrl, realWorld);
    await store.close();
    const where = store.engine === 'sqlite' ? config.databaseUrl : 'The PostgreSQL database';
    const done = store.migrated.map((file) => `applied ${file}\n`);
    out.write(done.length === 0 ? `${where} was up to date; nothing was done.\n` : `${where}:\n${done.join('')}`);
    return 0;
  },
};

export default migrate;
