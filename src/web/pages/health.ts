import type { Health, ProviderHealth } from '../../domain/health.ts';
import { providerState } from '../../domain/health.ts';
import { SECOND } from '../../domain/time.ts';
import { lastDay } from '../activity.ts';
import { definePage, type Scope } from '../page.ts';
import { STATES, type State } from '../part-states.ts';
import type { Reads } from '../reads.ts';
import { count, plural } from '../words.ts';

/** Slack may lag this long before it is worth saying, in milliseconds. */
const SLACK_LAG = 10 * SECOND;

const ENGINES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** One part of the service and how it does. */
interface Part {
  readonly name: string;
  readonly state: State;
  readonly sentence: string;
  readonly error: string | null;
}

/** Whether Runtower itself, Slack and every provider work. */
export default definePage({
  path: '/health',
  nav: { label: 'Health', order: 5 },
  async load({ now, zone, scope }, reads) {
    const [health, system] = await Promise.all([reads.health(), systemOf(now, zone, scope, reads)]);
    const providers = health.providers.map((provider) => shownProvider(provider, health, now));
    const parts = [slackPart(health), databasePart(health), outboxPart(health)];
    const named = [...providers.map(({ name, state }) => ({ name: `the provider ${name}`, state })), ...parts];
    const troubled = named.filter(({ state }) => state === STATES.failing || state === STATES.silent);
    return {
      title: 'Health',
      model: {
        headline: headline(troubled.map(({ name }) => name)),
        providers,
        parts,
        system,
        engine: ENGINES[health.database.engine],
        version: health.version,
        startedAt: health.startedAt,
        uptime: now - health.startedAt,
        oldestAt: health.outbox.oldestAt,
        pollSeconds: health.pollSeconds,
      },
    };
  },
});

/** How much there is. */
async function systemOf(now: number, zone: string, scope: Scope, reads: Reads) {
  const all = await reads.query('', null, zone);
  const [figures, events, projects] = await Promise.all([
    reads.stats.figures(all, { ...lastDay(now, zone), from: 0 }),
    reads.version(),
    reads.projects(),
  ]);
  return { runs: figures.runs, events, projects: projects.length, everything: scope === 'everything' };
}

function headline(troubled: readonly string[]): string {
  if (troubled.length === 0) return 'Everything is working';
  const names = [troubled.slice(0, -1).join(', '), troubled.at(-1)].filter((part) => part !== '').join(' and ');
  return `${names.charAt(0).toUpperCase()}${names.slice(1)} ${troubled.length === 1 ? 'needs' : 'need'} attention`;
}

function shownProvider(provider: ProviderHealth, { pollSeconds }: Health, now: number) {
  return { ...provider, state: STATES[providerState(provider, pollSeconds, now)] };
}

function slackPart({ slack }: Health): Part {
  const way = { http: 'over HTTP', socket: 'over Socket Mode', both: 'over HTTP and Socket Mode' }[slack.transport];
  if (!slack.connected)
    return { name: 'Slack', state: STATES.failing, sentence: `Not connected (${way})`, error: slack.error };
  const behind = slack.lag > SLACK_LAG;
  const sentence = behind
    ? `Connected ${way}, and messages wait for ${count(Math.round(slack.lag / SECOND))} seconds`
    : `Connected ${way}`;
  return { name: 'Slack', state: behind ? STATES.silent : STATES.good, sentence, error: slack.error };
}

function databasePart({ database }: Health): Part {
  const engine = ENGINES[database.engine];
  if (database.ok) return { name: 'Database', state: STATES.good, sentence: `${engine} answers`, error: null };
  return { name: 'Database', state: STATES.failing, sentence: `${engine} does not answer`, error: database.error };
}

function outboxPart({ outbox }: Health): Part {
  const { due, unknown, dead } = outbox;
  const waiting =
    due === 0 ? 'Nothing waits to be told' : `${plural(due, 'message')} ${due === 1 ? 'waits' : 'wait'} to be told`;
  const doubt = unknown === 0 ? '' : `, ${count(unknown)} of unknown outcome`;
  const lost = dead === 0 ? '' : `, ${count(dead)} given up`;
  return {
    name: 'Outbox',
    state: dead === 0 ? STATES.good : STATES.silent,
    sentence: waiting + doubt + lost,
    error: null,
  };
}
