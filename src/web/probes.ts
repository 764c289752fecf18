import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { WebEnv } from './access/access.ts';
import { isLocal } from './address.ts';

export interface Readiness {
  readonly ok: boolean;
  readonly reasons: readonly string[];
}

/** The addresses that machines ask: alive, ready, and the numbers for Prometheus. */
export function probes(options: {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: () => Promise<string>;
  /** Opens the numbers to others than this machine; null: to nobody else. */
  readonly metricsToken: string | null;
}): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const { ok, reasons } = await options.ready();
    return c.json({ ok, reasons }, ok ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    if (!isLocal(c) && !bears(c.req.header('Authorization'), options.metricsToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.text('Metrics are for this machine, or for a bearer of METRICS_TOKEN.\n', 401);
    }
    return c.text(await options.metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  return app;
}

function bears(header: string | undefined, token: string | null): boolean {
  if (header === undefined || token === null) return false;
  return timingSafeEqual(digest(header), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
