import type { Health, ProviderHealth } from '../domain/health.ts';
import { ago, duration, MINUTE } from '../domain/time.ts';
import { isFailing, isStale, providerAsOf } from './as-of.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { inline } from './text.ts';

/** A call to Slack that has waited this long means that Slack is slow or holds us back. */
const SLOW_SLACK = MINUTE;
const PROVIDERS_SHOWN = 15;
const TRANSPORTS: Readonly<Record<Health['slack']['transport'], string>> = {
  http: 'over HTTP',
  socket: 'over Socket Mode',
  both: 'over HTTP and Socket Mode',
};

/** One part of the service: whether it is well, and what to know of it. */
interface Part {
  readonly ok: boolean;
  readonly line: string;
}

/** How Runtower itself is: what is well, what is not, and since when. */
export function healthReport(health: Health): Message {
  const providers = health.providers.map((provider) => providerPart(provider, health));
  const parts = [...providers, slackPart(health), databasePart(health), outboxPart(health)];
  const worries = parts.filter(({ ok }) => !ok).length;
  const verdict = worries === 0 ? '✅ Everything is working' : `⚠️ ${attention(worries, parts.length)}`;
  return {
    text: `Runtower: ${verdict}`,
    blocks: [
      header('health-title', `Runtower · ${verdict}`),
      section('health-providers', ['*Providers*', ...shownProviders(providers)]),
      section('health-parts', ['*Runtower*', ...parts.slice(providers.length).map(shown)]),
      ...context('health-footer', [
        mrkdwn(`version ${inline(health.version, 30)} · up for ${duration(health.now - health.startedAt)}`),
        mrkdwn(`asks the providers every ${duration(health.pollSeconds * 1000)}`),
      ]),
    ],
  };
}

function attention(worries: number, all: number): string {
  return `${worries} of ${all} parts ${worries === 1 ? 'needs' : 'need'} attention`;
}

function shownProviders(providers: readonly Part[]): readonly string[] {
  if (providers.length === 0) return ['⚠️ None is connected.'];
  const hidden = providers.length - PROVIDERS_SHOWN;
  return [...providers.slice(0, PROVIDERS_SHOWN).map(shown), hidden > 0 ? `and ${hidden} more` : ''];
}

function shown({ ok, line }: Part): string {
  return `${ok ? '✅' : '⚠️'} ${line}`;
}

function providerPart(provider: ProviderHealth, { now, pollSeconds }: Health): Part {
  const stale = isStale(provider, pollSeconds, now);
  const error = provider.error === null ? '' : ` (${inline(provider.error, 100)})`;
  return {
    ok: !isFailing(provider) && !stale,
    line: `${providerAsOf(provider)}${stale && !isFailing(provider) ? ', which is too long ago' : ''}${error}`,
  };
}

function slackPart({ slack }: Health): Part {
  const how = TRANSPORTS[slack.transport];
  if (!slack.connected) return { ok: false, line: `Slack is not connected ${how}${because(slack.error)}` };
  const waiting = slack.lag === 0 ? 'nothing waits' : `the oldest call waits ${duration(slack.lag)}`;
  return { ok: slack.lag < SLOW_SLACK, line: `Slack is connected ${how}; ${waiting}` };
}

function databasePart({ database }: Health): Part {
  const name = database.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return {
    ok: database.ok,
    line: database.ok ? `${name} answers` : `${name} does not answer${because(database.error)}`,
  };
}

function outboxPart({ outbox, now }: Health): Part {
  const { due, unknown, dead, oldestAt } = outbox;
  const waiting = due === 0 ? 'nothing waits' : `${due} ${due === 1 ? 'message waits' : 'messages wait'}`;
  const doubt = unknown === 0 ? '' : `, ${unknown} of unknown outcome`;
  const lost = dead === 0 ? '' : `, ${dead} given up`;
  const oldest = oldestAt === null ? '' : `, the oldest from ${ago(now - oldestAt)}`;
  return { ok: dead === 0 && unknown === 0, line: `Outbox: ${waiting} to be told${doubt}${lost}${oldest}` };
}

function because(error: string | null): string {
  return error === null ? '' : `: ${inline(error, 200)}`;
}
