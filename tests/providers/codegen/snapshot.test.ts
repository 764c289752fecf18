import { describe, expect, test } from 'vitest';
import { RunAnswer } from '../../../src/providers/codegen/answers.ts';
import { writeMark } from '../../../src/providers/codegen/mark.ts';
import { readMoment } from '../../../src/providers/codegen/moment.ts';
import { snapshotOf } from '../../../src/providers/codegen/snapshot.ts';
import { readStatus } from '../../../src/providers/codegen/statuses.ts';
import { problems } from '../snapshot-problems.ts';
import { ANA, aRequest, EPOCH } from './stage.ts';

const read = (answer: object) =>
  snapshotOf(RunAnswer.parse({ id: 1, ...answer }), (name) => name.split('/')[1] ?? '', EPOCH);

describe('a status word', () => {
  test.each([
    ['COMPLETE', 'completed'],
    ['COMPLETED', 'completed'],
    ['completed', 'completed'],
    ['ACTIVE', 'running'],
    ['RUNNING', 'running'],
    ['running', 'running'],
    ['in_progress', 'running'],
    ['EVALUATION', 'running'],
    ['PENDING', 'queued'],
    ['queued', 'queued'],
    ['PAUSED', 'paused'],
    ['CANCELLED', 'cancelled'],
    ['CANCELED', 'cancelled'],
    ['STOPPED', 'cancelled'],
    ['ERROR', 'failed'],
    ['FAILED', 'failed'],
    ['TIMEOUT', 'failed'],
    ['MAX_ITERATIONS_REACHED', 'failed'],
    ['OUT_OF_TOKENS', 'failed'],
  ])('%s is %s', (word, status) => {
    expect(readStatus(word)).toBe(status);
  });

  test.each([['HIBERNATING'], ['constructor'], ['__proto__'], [''], [null]])('%s is unknown', (word) => {
    expect(readStatus(word)).toBe('unknown');
  });

  test('that nobody knows is shown raw', () => {
    expect(read({ status: 'HIBERNATING' })).toMatchObject({ status: 'unknown', statusDetail: 'HIBERNATING' });
  });
});

describe('a moment', () => {
  const at = Date.UTC(2025, 5, 21, 11, 20, 4, 338);
  test.each([
    ['2025-06-21 11:20:04.338398', at],
    ['2025-06-21T11:20:04.338Z', at],
    ['2025-06-21T13:20:04.338+02:00', at],
    ['2025-06-21 13:20:04.338398+02', at],
    ['2025-06-21T06:50:04.338-0430', at],
    ['2025-06-21 11:20:04', at - 338],
    ['2999-01-01 00:00:00', EPOCH],
    ['2025-13-41 11:20:04', null],
    ['0000-00-00 00:00:00', null],
    ['1969-12-31 23:59:59', null],
    ['yesterday', null],
    ['1750504804', null],
    [null, null],
  ])('%s, without a zone in UTC whatever zone the machine has', (text, expected) => {
    expect(readMoment(text, EPOCH)).toBe(expected);
  });
});

describe('a run in our words', () => {
  test('that was started here has its prompt, person, project and tags back', () => {
    const request = aRequest({ agent: 'claude_code', model: 'm', priority: 'high' });
    expect(read({ status: 'ACTIVE', metadata: JSON.parse(JSON.stringify(writeMark(request))) })).toMatchObject({
      key: request.key,
      prompt: request.prompt,
      by: ANA,
      project: 'web',
      tags: ['from-test'],
      agent: 'claude_code',
      model: 'm',
      priority: 'high',
      metadata: { ticket: 'WEB-7' },
    });
  });

  test('that was started elsewhere tells what is known; the rest is unknown and never 0', () => {
    const run = read({
      status: 'COMPLETE',
      created_at: '2025-06-21 11:20:04.338398',
      web_url: 'https://codegen.com/agent/trace/1?toolCallId=5',
      result: 'The tests pass.',
      source_type: 'GITHUB_PR_REVIEW',
      github_pull_requests: [
        {
          id: 5,
          created_at: 'x',
          title: 'Fix it',
          url: 'https://github.com/acme/web/pull/321',
          head_branch_name: 'fix',
        },
      ],
    });
    expect(run).toEqual({
      externalId: '1',
      key: null,
      status: 'completed',
      statusDetail: 'COMPLETE',
      title: null,
      prompt: null,
      project: 'web',
      agent: null,
      model: null,
      by: null,
      source: 'github_pr_review',
      branch: 'fix',
      pullRequests: [{ url: 'https://github.com/acme/web/pull/321', title: 'Fix it', number: 321 }],
      tags: [],
      metadata: {},
      priority: null,
      progress: null,
      etaAt: null,
      costMicros: null,
      tokens: null,
      summary: 'The tests pass.',
      error: null,
      question: null,
      plan: [],
      webUrl: 'https://codegen.com/agent/trace/1?toolCallId=5',
      createdAt: Date.UTC(2025, 5, 21, 11, 20, 4, 338),
      startedAt: null,
      finishedAt: null,
    });
  });

  test('that failed keeps the raw word as its reason', () => {
    expect(read({ status: 'MAX_ITERATIONS_REACHED' })).toMatchObject({
      status: 'failed',
      error: 'MAX_ITERATIONS_REACHED',
    });
  });

  test('of which nothing but the id is said is sound, also when null and absent are mixed and an id is a text', () => {
    const bare = read({});
    expect(problems(bare, EPOCH)).toEqual([]);
    expect(bare).toMatchObject({ status: 'unknown', statusDetail: null, source: null, createdAt: EPOCH });
    const nulls = Object.fromEntries(Object.keys(RunAnswer.shape).map((name) => [name, null]));
    expect(read({ ...nulls, id: '1' })).toEqual(bare);
    expect(RunAnswer.safeParse({ id: 'x1' }).success).toBe(false);
  });

  test('whose addresses are no pages, or whose metadata is forged, keeps what can be', () => {
    const run = read({
      web_url: 'javascript:alert(1)',
      github_pull_requests: [
        { url: 'data:text/html,x' },
        { url: 'https://git.example/x/y/pull/12abc' },
        'nonsense',
        null,
      ],
      metadata: {
        runtower: { key: 7, tags: ['a', 3], by: 'root', priority: 'urgent', project: 'web' },
        deep: { a: 1 },
        n: 3,
      },
    });
    expect(run).toMatchObject({ webUrl: null, key: null, tags: [], by: null, priority: null, project: 'web' });
    expect(run.pullRequests).toEqual([{ url: 'https://git.example/x/y/pull/12abc', title: null, number: null }]);
    expect(run.metadata).toEqual({ n: '3' });
  });
});
