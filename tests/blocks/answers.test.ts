import { describe, expect, it } from 'vitest';
import { askFirst } from '../../src/blocks/ask-first.ts';
import { healthReport } from '../../src/blocks/health.ts';
import { helpOn, helpOverview } from '../../src/blocks/help.ts';
import type { Message } from '../../src/blocks/message.ts';
import { notice, problem, tryAgain } from '../../src/blocks/notice.ts';
import { projectChanged, projectList } from '../../src/blocks/projects.ts';
import type { Health } from '../../src/domain/health.ts';
import type { Project } from '../../src/domain/project.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import { control, visible } from './read-message.ts';
import { ABLE, HEALTH, known } from './samples.ts';

function shown(message: Message): string {
  expect(validateMessage(message)).toEqual([]);
  return visible(message);
}

describe('a short answer', () => {
  it('is said as it is, with its code in code', () => {
    expect(shown(notice('Run `/runs help` & see.'))).toBe('Run `/runs help` &amp; see.');
  });

  it('of something that went wrong is marked, and nobody is called by it', () => {
    expect(shown(problem('There is no project <!channel>.'))).toBe('⚠️ There is no project &lt;!channel&gt;.');
  });

  it('keeps the columns of lines that point at a letter', () => {
    const message = problem('There is no field stat.\nstat:failed *a*\n^^^^^');
    expect(shown(message)).toContain('⚠️ There is no field stat.');
    expect(message.blocks[1]).toMatchObject({
      elements: [{ type: 'rich_text_preformatted', elements: [{ text: 'stat:failed *a*\n^^^^^' }] }],
    });
  });

  it('is never empty', () => {
    expect(shown(notice('\u0000'))).toBe('Done.');
  });

  it('can be tried again with what it was tried with', () => {
    expect(control(tryAgain('Slack was slow.', 'say', '1042.3'), 'say').value).toBe('1042.3');
    expect(control(tryAgain('Slack was slow.', 'new-run', ''), 'new-run').value).toBeUndefined();
  });
});

describe('an action chosen in a menu', () => {
  it('is asked about first, and its button then acts without asking twice', () => {
    const message = askFirst('cancel', known({ status: 'running' }), { ...ABLE, cancelWarning: 'All of it stops.' });
    expect(shown(message)).toMatch(/Cancel #1042\?.*Fix the login redirect.*All of it stops\./);
    expect(control(message, 'cancel')).toMatchObject({ value: '1042.3', style: 'danger' });
    expect(control(message, 'cancel').confirm).toBeUndefined();
  });
});

describe('the report on the service', () => {
  const report = (overrides: Partial<Health>) => shown(healthReport({ ...HEALTH, ...overrides }));

  it('says that everything works only when all does', () => {
    expect(report({})).toContain('Everything is working');
    expect(report({})).not.toContain('⚠️');
  });

  it.each<[string, Partial<Health>, RegExp]>([
    [
      'a silent provider',
      { providers: [provider({ failingSince: NOON - 60_000, error: '503 <html>' })] },
      /simulator has not been answering since .*503 &lt;html&gt;/,
    ],
    ['a provider that lags', { providers: [provider({ coveredAt: NOON - 60_000 })] }, /too long ago/],
    [
      'a provider that never answered',
      { providers: [provider({ coveredAt: null, answeredAt: null })] },
      /nothing is known yet/,
    ],
    [
      'Slack away',
      { slack: { ...HEALTH.slack, connected: false, error: 'invalid_auth' } },
      /Slack is not connected over HTTP: invalid_auth/,
    ],
    ['Slack slow', { slack: { ...HEALTH.slack, lag: 90_000 } }, /⚠️ Slack .*waits 1 min/],
    [
      'a broken database',
      { database: { engine: 'postgres', ok: false, error: 'disk full' } },
      /PostgreSQL does not answer: disk full/,
    ],
    [
      'messages given up',
      { outbox: { due: 4, unknown: 0, dead: 2, oldestAt: NOON - 600_000 } },
      /⚠️ Outbox: 4 messages wait to be told, 2 given up, the oldest from 10 min ago/,
    ],
  ])('names %s', (_what, overrides, expected) => {
    expect(report(overrides)).toMatch(expected);
    expect(report(overrides)).toContain('1 of 4 parts needs attention');
  });

  it('says where no provider is connected', () => {
    expect(report({ providers: [] })).toContain('None is connected');
  });

  function provider(overrides: Partial<Health['providers'][number]>) {
    return { name: 'simulator', answeredAt: NOON, coveredAt: NOON, failingSince: null, error: null, ...overrides };
  }
});

describe('projects', () => {
  const web: Project = {
    name: 'web',
    provider: null,
    channel: 'C0WEB',
    agent: 'claude',
    description: 'The shop',
    createdAt: NOON,
    archivedAt: null,
  };

  it('are listed with who hears of them, and how to change them', () => {
    const text = shown(projectList([web, { ...web, name: 'api', channel: null }]));
    expect(text).toContain('news go to <#C0WEB>');
    expect(text).toContain('no channel hears of its runs');
    expect(text).toContain('/runs projects change &lt;name&gt;');
  });

  it('that there are none of yet say how one comes to be', () => {
    expect(shown(projectList([]))).toContain('/runs new project=web');
  });

  it('that are many are counted where they do not fit', () => {
    expect(shown(projectList(Array.from({ length: 60 }, () => web)))).toContain('and 40 more');
  });

  it('take no control sequence for a channel', () => {
    expect(shown(projectChanged({ ...web, channel: '!channel> <!here' }))).not.toMatch(/<[!#]/);
  });

  it('are shown as they are after a change', () => {
    expect(shown(projectChanged(web))).toMatch(/Saved.*web.*The shop.*agent claude/s);
  });
});

describe('help', () => {
  const show = { usage: 'show <run>', summary: 'One run, live in this channel', examples: ['show 1042'] };

  it('lists every command under its group, those for looking first', () => {
    const text = shown(helpOverview([{ usage: 'status', summary: 'How Runtower is', group: 'Service' }, show]));
    expect(text).toContain('`/runs show &lt;run&gt;` One run, live in this channel');
    expect(text).toContain('*Service*\n`/runs status` How Runtower is');
    expect(text.indexOf('/runs show')).toBeLessThan(text.indexOf('/runs status'));
  });

  it('finds room for far more commands than there are', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      usage: `word${index} <${'x'.repeat(40)}>`,
      summary: 'y'.repeat(70),
    }));
    expect(shown(helpOverview(many))).toContain('word59');
  });

  it('tells one command with examples', () => {
    expect(shown(helpOn(show))).toMatch(/`\/runs show &lt;run&gt;`.*For example.*`\/runs show 1042`/s);
    expect(shown(helpOn({ ...show, examples: [] }))).not.toContain('For example');
  });
});
