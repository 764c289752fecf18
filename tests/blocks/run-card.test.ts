import { describe, expect, it } from 'vitest';
import type { Freshness } from '../../src/domain/health.ts';
import { type Run, STATUSES } from '../../src/domain/run.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import { readForMarkup, visible, visibleIn } from './read-message.ts';
import { ABLE, card, FRESH } from './samples.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

describe('what a card says', () => {
  it.each(STATUSES)('of a run that is %s: its status in words, its number and its title', (status) => {
    const message = card({ status });
    const title = visibleIn(message, 'run-title').toLowerCase();
    expect(title).toContain(status);
    expect(title).toContain('#1042');
    expect(title).toContain('fix the login redirect');
    expect(message.text.toLowerCase()).toContain(status);
    expect(validateMessage(message)).toEqual([]);
  });

  it('never that a run is cancelled before its provider says so', () => {
    const pending = { action: 'cancel', since: NOON - 12_000, by: ANA } as const;
    const message = card({ status: 'running', pending });
    expect(visible(message)).not.toMatch(/cancelled/i);
    expect(message.text).not.toMatch(/cancelled/i);
    expect(visibleIn(message, 'run-title')).toContain('Cancelling…');
    expect(visibleIn(message, 'run-state')).toMatch(
      /asked by Ana Ruiz at <!date.+>; simulator has not confirmed it yet/,
    );
  });

  it('that a run did not stop, why and what to do; of an ended one nothing has to be done', () => {
    const notice = 'Did not stop: The run is locked.';
    expect(visibleIn(card({ status: 'running', notice }), 'run-state')).toContain(`⚠️ ${notice}`);
    expect(visible(card({ status: 'cancelled', notice }))).not.toContain('Did not stop');
  });

  it('that an ended run has ended, whatever was asked for', () => {
    const pending = { action: 'cancel', since: NOON - 12_000, by: null } as const;
    expect(visibleIn(card({ status: 'completed', pending }), 'run-title')).toContain('Completed');
  });

  it('that a run which gets a message is still what it is', () => {
    const pending = { action: 'say', since: NOON, by: ANA } as const;
    const message = card({ status: 'running', pending });
    expect(visibleIn(message, 'run-title')).toContain('Running');
    expect(visibleIn(message, 'run-state')).toContain('Sending a message…');
  });

  it('how far it is, how long it takes, what it costs', () => {
    const state = visibleIn(card({ status: 'running', progress: 0.52, startedAt: NOON - 720_000 }), 'run-state');
    expect(state).toContain('▰▰▰▰▰▱▱▱▱▱ 52%');
    expect(state).toContain('12 min so far');
    expect(state).toContain('$0.42 · 35k tokens');
  });

  it('never that all is done while it runs, nor less than the provider said', () => {
    expect(visibleIn(card({ status: 'running', progress: 0.9999 }), 'run-state')).toContain('99%');
    expect(visibleIn(card({ status: 'running', progress: 0.29 }), 'run-state')).toContain('29%');
    expect(visibleIn(card({ status: 'running', progress: 7 }), 'run-state')).toContain('100%');
  });

  it('unknown where a number is not known, and never 0', () => {
    const unknown = { status: 'running', progress: null, costMicros: null, tokens: null, startedAt: null } as const;
    const state = visibleIn(card(unknown), 'run-state');
    expect(state).toContain('Cost and tokens unknown');
    expect(state).toContain('Progress unknown');
    expect(state).not.toMatch(/\b0\b/);
    expect(visibleIn(card({ status: 'completed', finishedAt: null }), 'run-state')).toMatch(/duration unknown/i);
  });

  it('of a run that has not begun: since when it is queued, and no cost', () => {
    const state = visibleIn(card({ status: 'queued', createdAt: NOON }), 'run-state');
    expect(state).toMatch(/^Not started yet · queued since <!date\^\d+\^[^>]+>$/);
  });

  it('when it should be done as a moment, and that it is late', () => {
    const soon = visibleIn(card({ status: 'running', etaAt: NOON + 600_000 }), 'run-state');
    expect(soon).toContain(`done about <!date^${(NOON + 600_000) / 1000}^{time}|`);
    expect(visibleIn(card({ status: 'running', etaAt: NOON - 600_000 }), 'run-state')).toContain(', late');
  });

  it('who, where, with what and on which branch', () => {
    const origin = visibleIn(card({ status: 'running', tags: ['nightly'] }), 'run-origin');
    for (const fact of ['Ana Ruiz', 'web', 'claude · sonnet', 'agent/login-redirect', 'nightly'])
      expect(origin).toContain(fact);
  });

  it('what a waiting run asks, also in the notification', () => {
    const message = card({ status: 'waiting', question: 'Which <!channel> database?' });
    expect(visibleIn(message, 'run-question')).toContain('Which <!channel> database?');
    expect(message.text).toContain('Which &lt;!channel&gt; database?');
  });

  it('what to do where a waiting run does not say what it asks, or cannot be answered here', () => {
    expect(visibleIn(card({ status: 'waiting', question: null }), 'run-question')).toContain('logs');
    const mute = { ...ABLE, say: 'Answer in its own window.' };
    expect(visibleIn(card({ status: 'waiting' }, FRESH, mute), 'run-question')).toContain('Answer in its own window.');
  });

  it('why a run failed, or that it did not say why', () => {
    expect(visibleIn(card({ status: 'failed' }), 'run-error')).toBe('Tests failed: 2 of 118');
    expect(visibleIn(card({ status: 'failed', error: null }), 'run-error')).toContain('no reason');
    expect(card({ status: 'failed' }).text).toContain('Tests failed: 2 of 118');
  });

  it('what a completed run did', () => {
    expect(visibleIn(card({ status: 'completed' }), 'run-summary')).toContain('keeps the path only');
  });

  it('the part of the plan that it is at', () => {
    const step = (index: number) =>
      ({ title: `step ${index}`, state: index < 9 ? 'done' : index === 9 ? 'running' : 'pending' }) as const;
    const plan = Array.from({ length: 20 }, (_, index) => step(index));
    const shown = visibleIn(card({ status: 'running', plan }), 'run-plan');
    expect(shown).toContain('9 of 20 done');
    expect(shown).toContain('▸ step 9');
    expect(shown).toContain('✓ step 8');
    expect(shown).not.toContain('step 19');
    expect(shown.split('\n').length).toBeLessThanOrEqual(7);
  });

  it('its pull requests, with the host that each link leads to', () => {
    const pullRequests = [{ url: 'https://git.example/web/pull/7', title: 'Keep the path', number: 7 }];
    const message = card({ status: 'completed', pullRequests });
    expect(visibleIn(message, 'run-pulls')).toBe('🔀 #7 Keep the path  git.example');
    expect(JSON.stringify(message.blocks)).toContain('"url":"https://git.example/web/pull/7"');
  });

  it('no link to an address that is none of the web', () => {
    const pullRequests = [{ url: 'javascript:alert(1)', title: 'Click me', number: null }];
    const message = card({ status: 'completed', pullRequests, webUrl: 'file:///etc/passwd' });
    expect(JSON.stringify(message.blocks)).not.toMatch(/javascript:|file:/);
    expect(visibleIn(message, 'run-pulls')).toContain('Click me');
  });

  it('of what it is a retry', () => {
    expect(visibleIn(card({ status: 'running', retryOf: 1041, attempt: 2 }), 'run-footer')).toContain(
      'retry of #1041, attempt 2',
    );
  });

  it('what is odd about a run of unknown status', () => {
    expect(visibleIn(card({ status: 'unknown', statusDetail: 'HIBERNATED' }), 'run-state')).toContain('“HIBERNATED”');
    expect(visibleIn(card({ status: 'unknown', missed: 3 }), 'run-state')).toContain(
      'did not know it the last 3 times',
    );
  });
});

describe('how old a card says that it is', () => {
  const footer = (freshness: Freshness) => visibleIn(card({ status: 'running' }, freshness), 'run-footer');

  it('is when the provider last answered', () => {
    expect(footer(FRESH)).toMatch(/^As of <!date\^/);
    expect(footer(FRESH)).not.toContain('⚠️');
  });

  it('is said with a warning where that is too long ago or the provider is silent', () => {
    expect(footer({ ...FRESH, stale: true })).toMatch(/^⚠️ Last heard from simulator .*may have moved on/);
    expect(footer({ ...FRESH, failing: true, stale: true })).toMatch(/^⚠️ simulator is not answering; this is as of/);
    expect(footer({ asOf: null, stale: true, failing: false })).toMatch(/^⚠️ simulator has not spoken of this run yet/);
    expect(footer({ asOf: null, stale: true, failing: true })).toMatch(/^⚠️ simulator is not answering/);
  });
});

it('a running card keeps its layout while only its numbers change', () => {
  const ids = (run: Partial<Run>) => card({ status: 'running', ...run }).blocks.map((block) => block.block_id);
  const before = ids({ progress: 0.1, costMicros: null });
  expect(ids({ progress: 0.9, etaAt: NOON + 5000 })).toEqual(before);
  expect(ids({ pending: { action: 'pause', since: NOON, by: null } })).toEqual(before);
});

it('a title that is nothing but invisible characters falls back to the number', () => {
  const message = card({ status: 'running', title: '\u200b\u0000', prompt: '' });
  expect(visibleIn(message, 'run-title')).toContain('Run #1042');
  expect(readForMarkup(message).every((text) => text !== '')).toBe(true);
});
