import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Health } from './domain/health.ts';
import { parseQuery } from './domain/query/parse.ts';
import type { Store } from './store/store.ts';

/** What Prometheus reads at /metrics: the process, the runs by status, and how far behind the telling is. */
export function createMetrics(store: Store, health: () => Promise<Health>): { text(): Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `runtower_${name}`, help, labelNames, registers: [registry] });
  const runs = gauge('runs', 'Runs by status', ['status']);
  const deliveries = gauge('outbox_deliveries', 'Deliveries that are not sent, by what they wait for', ['state']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest delivery that is not sent');
  const lag = gauge('slack_lag_seconds', 'How long the oldest waiting call to Slack has waited');
  const age = gauge('provider_answer_age_seconds', 'Time since the provider last answered', ['provider']);

  return {
    async text() {
      const now = await health();
      const query = parseQuery('', { now: now.now, zone: 'UTC', me: null, staleAfter: 0 });
      for (const [status, count] of Object.entries(await store.runs.countByStatus(query))) runs.set({ status }, count);
      for (const state of ['due', 'unknown', 'dead'] as const) deliveries.set({ state }, now.outbox[state]);
      oldest.set(now.outbox.oldestAt === null ? 0 : (now.now - now.outbox.oldestAt) / 1_000);
      lag.set(now.slack.lag / 1_000);
      for (const { name, answeredAt } of now.providers) {
        if (answeredAt !== null) age.set({ provider: name }, (now.now - answeredAt) / 1_000);
      }
      return registry.metrics();
    },
  };
}
