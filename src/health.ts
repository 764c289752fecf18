import { sentence } from './domain/errors.ts';
import type { Health, ProviderHealth } from './domain/health.ts';
import type { Context } from './ops/context.ts';

/** What the health of the service is read from, besides the store. */
export interface HealthSources {
  readonly startedAt: number;
  readonly version: string;
  slack(): Health['slack'];
}

/** The state of the service as it is now; a database that does not answer is said, not thrown. */
export async function readHealth(context: Context, sources: HealthSources): Promise<Health> {
  const { store, world, pollSeconds } = context;
  const { startedAt, version } = sources;
  const fixed = { now: world.now(), startedAt, version, slack: sources.slack(), pollSeconds };
  try {
    await store.check();
    const rows = await store.providers.list();
    const { states, oldestAt } = await store.outbox.depth();
    const due = states.new + states.sending + states.retry + states.unknown;
    return {
      ...fixed,
      providers: [...context.providers.keys()].map((name) => rows.find((row) => row.name === name) ?? neverAsked(name)),
      database: { engine: store.engine, ok: true, error: null },
      outbox: { due, unknown: states.unknown, dead: states.dead, oldestAt },
    };
  } catch (error) {
    return {
      ...fixed,
      providers: [...context.providers.keys()].map(neverAsked),
      database: { engine: store.engine, ok: false, error: sentence(error) },
      outbox: { due: 0, unknown: 0, dead: 0, oldestAt: null },
    };
  }
}

/** Whether the service can do its work now, with every reason why not. */
export function readiness(health: Health): { ok: boolean; reasons: string[] } {
  const reasons: string[] = [];
  if (!health.database.ok) reasons.push(`database: ${health.database.error ?? 'not answering'}`);
  if (!health.slack.connected) reasons.push(`slack: ${health.slack.error ?? 'not connected yet'}`);
  for (const { name, failingSince, answeredAt, error } of health.providers) {
    if (failingSince !== null) reasons.push(`${name}: ${error ?? 'not answering'}`);
    else if (answeredAt === null) reasons.push(`${name}: not asked yet`);
  }
  return { ok: reasons.length === 0, reasons };
}

function neverAsked(name: string): ProviderHealth {
  return { name, answeredAt: null, coveredAt: null, failingSince: null, error: null };
}
