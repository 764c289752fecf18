import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createCharts } from '../../src/charts/charts.ts';
import type { Health } from '../../src/domain/health.ts';
import type { Person } from '../../src/domain/person.ts';
import { loadRegistries } from '../../src/registries.ts';
import type { AccessMode } from '../../src/web/access/access.ts';
import { createWeb, type WebOptions } from '../../src/web/server.ts';
import { webReads } from '../../src/web-reads.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';
import { ScriptedProvider } from '../support/scripted-provider.ts';

export type Site = Awaited<ReturnType<typeof openSite>>;

/** The status page behind a real HTTP server, over a real database; only the clock and the service's own health are set by the test. */
export async function openSite(mode: AccessMode = 'open', overrides: Partial<WebOptions> = {}) {
  const world = await opsWorld([new ScriptedProvider('simulator')]);
  const health: { -readonly [Key in keyof Health]?: Health[Key] } = {};
  const readHealth = async (): Promise<Health> => ({
    now: world.clock.now,
    startedAt: world.clock.now - 3 * 3_600_000,
    version: '0.1.0',
    providers: await world.store.providers.list(),
    slack: { transport: 'http', connected: true, error: null, lag: 0 },
    database: { engine: 'sqlite', ok: true, error: null },
    outbox: { due: 0, unknown: 0, dead: 0, oldestAt: null },
    pollSeconds: 5,
    ...health,
  });
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const errors: object[] = [];
  const { pages, chartKinds } = await loadRegistries();
  const web = createWeb({
    reads: webReads(world.context, readHealth, createCharts(chartKinds)),
    pages,
    access: { mode, sessions: world.store.sessions, keys: ['a key that only this test knows'] },
    pollSeconds: 5,
    sandbox: false,
    publicUrl: () => url,
    ready: async () => ({ ok: true, reasons: [] }),
    metrics: async () => 'runs_total 1\n',
    metricsToken: 'metrics-token',
    hint: (provider) => provider === 'codegen',
    secret: () => randomBytes(32).toString('base64url'),
    log: { error: (fields) => errors.push(fields) },
    ...overrides,
  });
  server.on('request', getRequestListener(web.app.fetch, { overrideGlobalObjects: false }));
  return {
    ...world,
    url,
    web,
    errors,
    health,
    /** A request as a browser makes it, that follows no redirect. */
    get: (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    /** Signs somebody in with a link, and gives the cookie that the browser keeps. */
    async signIn(person: Person = ANA): Promise<string> {
      const token = new URL(web.pageLink(person, '/')).searchParams.get('token') ?? '';
      const answer = await fetch(`${url}/signin`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
        redirect: 'manual',
      });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    async close() {
      web.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}
