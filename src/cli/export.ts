import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { sentence } from '../domain/errors.ts';
import { staleAfter } from '../domain/health.ts';
import type { Query, QueryContext } from '../domain/query/ast.ts';
import { parseQuery } from '../domain/query/parse.ts';
import { BOM, runsAsCsv } from '../domain/run-csv.ts';
import { UsageError } from '../failure.ts';
import { loadProviderKinds } from '../registries.ts';
import { openStore } from '../store/open.ts';
import type { Verb } from '../verb.ts';
import { realWorld } from '../world.ts';

const OPTIONS = { bom: { type: 'boolean', default: false } } as const;

const verb: Verb = {
  usage: 'export [--bom] [<query>]',
  summary:
    'Writes the runs that match to standard output, as CSV; --bom for spreadsheets that do not see that it is UTF-8',
  async run(args, env, out) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const config = readConfig(env, await loadProviderKinds());
    const store = await openStore(config.databaseUrl, realWorld);
    try {
      const views = await store.views.visible(null);
      const query = understood(positionals.join(' '), {
        now: realWorld.now(),
        zone: env.TZ ?? 'UTC',
        me: null,
        staleAfter: staleAfter(config.pollSeconds),
        view: (name) => views.find((view) => view.name === name)?.query ?? null,
        viewNames: views.map(({ name }) => name),
      });
      if (values.bom) out.write(BOM);
      for await (const text of runsAsCsv(store.runs.list, query)) {
        out.write(text);
        await out.drained?.();
      }
    } finally {
      await store.close();
    }
    return 0;
  },
};

export default verb;

function understood(text: string, context: QueryContext): Query {
  try {
    return parseQuery(text, context);
  } catch (error) {
    throw new UsageError(sentence(error));
  }
}
