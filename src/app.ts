import { getRequestListener } from '@hono/node-server';
import { Background } from './background.ts';
import { createCharts } from './charts/charts.ts';
import type { Config } from './config.ts';
import { connectProviders } from './connect-providers.ts';
import { demoPersons, forgetDemoMessages, prepareDemo } from './demo.ts';
import type { World } from './domain/provider.ts';
import { openEmbeddedSlack } from './embedded-slack.ts';
import { readHealth, readiness } from './health.ts';
import { createMetrics } from './metrics.ts';
import { createDispatch } from './notify/dispatch.ts';
import { lookForBulk } from './ops/bulk/read-bulk.ts';
import { createBulkRunner } from './ops/bulk/run-bulks.ts';
import type { Context, Log } from './ops/context.ts';
import { hintProvider } from './ops/hint-provider.ts';
import { pollRuns } from './ops/poll-runs.ts';
import { readFreshness } from './ops/read-freshness.ts';
import { readQuery } from './ops/read-query.ts';
import { settleOpen } from './ops/settle-open.ts';
import { sweep } from './ops/sweep.ts';
import { syncProjects } from './ops/sync-projects.ts';
import { loadRegistries } from './registries.ts';
import type { Sandbox } from './sandbox/index.ts';
import { startJobs } from './schedule/start.ts';
import { readSecrets } from './secrets.ts';
import { listen } from './server.ts';
import { createSlack } from './slack/create-slack.ts';
import { slackTools } from './slack-tools.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { VERSION } from './version.ts';
import { createWeb } from './web/server.ts';
import { webReads } from './web-reads.ts';

/** How long a stop waits for what is in hand, in milliseconds. */
const DRAIN = 5_000;

/** The running program. */
export interface App {
  /** Where it serves: the status page, and `/slack/events`. */
  readonly url: string;
  /** The embedded workspace's address; null beside a real Slack. */
  readonly sandboxUrl: string | null;
  readonly sandbox: Sandbox | null;
  readonly store: Store;
  /** Asks the providers at once instead of at the next ring. */
  poll(): Promise<void>;
  /** Finishes what is in hand, then ends everything; resolves within about ten seconds. */
  stop(): Promise<void>;
}

/** Makes everything and joins it. Throws AppError with one sentence where the port or the database cannot be had. */
export async function startApp(config: Config, world: World, log: Log): Promise<App> {
  const startedAt = world.now();
  const registries = await loadRegistries();
  const store = await openStore(config.databaseUrl, world);
  const server = await listen(config.host, config.port).catch(async (error) => {
    await store.close();
    throw error;
  });
  // Nobody else works on an SQLite file: what is still on its way there was begun by a process that has ended.
  if (store.engine === 'sqlite') await store.write((tx) => tx.outbox.abandon(world.now()));
  const local = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}`;
  const url = config.publicUrl ?? local;
  const embedded = config.slack === null ? await openEmbeddedSlack(config, local, world) : null;
  if (embedded !== null) await forgetDemoMessages(store);
  if (embedded !== null && config.providers.has('simulator')) await prepareDemo(store, world.now());

  const stopping = new AbortController();
  const background = new Background();
  const people = embedded === null ? [] : demoPersons();
  const providers = await connectProviders(config, store, world, people, log);
  const context: Context = {
    store,
    providers,
    world,
    log,
    pollSeconds: config.pollSeconds,
    announce,
    later: (work) => background.add(work),
    stopping: stopping.signal,
    inHand: new Set(),
    polls: new Map(),
    paces: new Map(),
  };
  const charts = createCharts(registries.chartKinds);
  const health = () => readHealth(context, { startedAt, version: VERSION, slack: () => slack.state() });
  const web = createWeb({
    reads: webReads(context, health, charts),
    pages: registries.pages,
    access: { mode: config.statusAccess, sessions: store.sessions, keys: await readSecrets(config, store, world) },
    pollSeconds: config.pollSeconds,
    sandbox: embedded !== null,
    publicUrl: () => url,
    ready: async () => readiness(await health()),
    metrics: createMetrics(store, health).text,
    metricsToken: config.metricsToken,
    hint: (provider) => hintProvider(context, provider),
    secret: () => `${world.id()}${world.id()}`,
    log,
  });
  const page = getRequestListener(web.app.fetch, { overrideGlobalObjects: false });
  const slack = createSlack({
    ...(config.slack ?? embedded?.settings ?? unreachable()),
    ...registries,
    tools: slackTools(context, charts, health, async (person, path = '/') => web.pageLink(person, path), url),
    world,
    log,
  });
  const dispatch = createDispatch(
    registries.outlets,
    {
      store,
      world,
      messenger: slack.messenger,
      freshness: (run) => readFreshness(context, run),
      capabilities: (provider) => providers.get(provider)?.capabilities ?? null,
      query: (text, person, zone) => readQuery(context, text, { person, zone }),
      health,
      readBulk: (number) => lookForBulk(store, number),
    },
    log,
  );

  function announce(): void {
    background.add(dispatch.look());
    background.add(slack.lookAtHomes());
    web.announce();
  }

  server.serve({ slack: slack.requestListener, page, sandbox: embedded?.sandbox ?? null });
  slack.start();
  // Not awaited: what is left to tell may take minutes, and the outlets take their place in the journal at once.
  background.add(dispatch.look());
  const bulks = createBulkRunner(context);
  const jobs = startJobs(
    registries.jobs,
    {
      pollSeconds: config.pollSeconds,
      poll: () => pollRuns(context),
      settle: () => settleOpen(context),
      bulk: bulks.look,
      tell() {
        background.add(slack.lookAtHomes());
        return dispatch.look();
      },
      projects: () => syncProjects(context),
      sweep: () => sweep(context),
    },
    (job, error) => log.error({ err: error, job }, 'a job failed; it will run again'),
  );
  background.add(pollRuns(context));
  background.add(syncProjects(context));

  return {
    url,
    sandboxUrl: embedded === null ? null : `${local}/sandbox`,
    sandbox: embedded?.sandbox ?? null,
    store,
    poll: () => pollRuns(context),
    async stop() {
      web.stop();
      background.add(jobs.stop());
      background.add(bulks.stop());
      await slack.stop();
      await background.done(DRAIN);
      stopping.abort();
      await embedded?.sandbox.stop();
      await server.stop(1_000);
      await Promise.allSettled([...providers.values()].map((provider) => provider.stop()));
      await store.close();
    },
  };
}

function unreachable(): never {
  throw new Error('neither a Slack nor an embedded one');
}
