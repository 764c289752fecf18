import { describe, expect, test } from 'vitest';
import type { QueryContext } from '../../../src/domain/query/ast.ts';
import { matches } from '../../../src/domain/query/matches.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import type { NewRun } from '../../../src/domain/run.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';

const MINUTE = 60_000;
const CONTEXT: QueryContext = { now: NOON, zone: 'UTC', me: 'U0ANA', staleAfter: 15_000 };

function found(text: string, run: Partial<NewRun>, coveredAt: number | null = null): boolean {
  return matches(parseQuery(text, CONTEXT), { ...aRun(run), number: 1042, seq: 1, version: 1 }, coveredAt);
}

const bug = { title: 'Fix the Crème login-bug', prompt: 'in 日本語', summary: null, error: 'timeout of z' };
const ran = { createdAt: NOON - 30 * MINUTE, startedAt: NOON - 20 * MINUTE, finishedAt: NOON - 5 * MINUTE };
const unknown = {
  costMicros: null,
  tokens: null,
  progress: null,
  startedAt: null,
  finishedAt: null,
  by: null,
  project: null,
};

describe('a run is found', () => {
  test.each<[string, Partial<NewRun>]>([
    ['', {}],
    ['status:failed,running', { status: 'running' }],
    ['project:WEB', { project: 'Web' }],
    ['project:creme', { project: 'Crème' }],
    ['source:Slack agent:claude model:sonnet provider:simulator', {}],
    ['tag:nightly', { tags: ['other', 'Nightly'] }],
    ['by:@ana', {}],
    ['by:ruiz', {}],
    ['by:"ana ruiz"', {}],
    ['by:U0ANA', {}],
    ['by:<@U0ANA|whoever>', {}],
    ['is:mine', {}],
    ['#1042', {}],
    ['id:1..1042', {}],
    ['cost:0.42', {}],
    ['cost:>0.4 cost:<=0.42', {}],
    ['-cost:>0', unknown],
    ['-duration:>0s', unknown],
    ['-by:ana -project:web', unknown],
    ['duration:15m..15m', ran],
    ['duration:>=20m', { ...ran, finishedAt: null }],
    ['age:30m..30m', ran],
    ['created:>29m', ran],
    ['created:today', ran],
    ['finished:<=5m', ran],
    ['progress:40%', { status: 'running' }],
    ['is:active', { status: 'unknown' }],
    ['is:active', { status: 'paused' }],
    ['is:final -is:active', { status: 'cancelled' }],
    ['is:archived', { archivedAt: NOON }],
    ['status:completed', { archivedAt: NOON }],
    ['has:error -has:pr', { error: 'no' }],
    ['has:pr has:cost', { pullRequests: [{ url: 'https://example.com/1', title: null, number: null }] }],
    ['log', bug],
    ['CREME bug time', bug],
    ['"login bug"', bug],
    ['login-bu', bug],
    ['日本', bug],
    ['"本語"', bug],
    ['z -zz', bug],
    ['nowhere OR bug', bug],
    ['-(nowhere bug)', bug],
  ])('by %s', (text, run) => {
    expect(found(text, run)).toBe(true);
  });
});

describe('a run is not found', () => {
  test.each<[string, Partial<NewRun>]>([
    ['status:failed', { status: 'unknown' }],
    ['project:web', { project: 'website' }],
    ['project:web', { project: null }],
    ['tag:night', { tags: ['nightly'] }],
    ['by:an', {}],
    ['by:"ruiz ana"', {}],
    ['by:ana', { by: null }],
    ['is:mine', { by: { id: 'U0BEN', name: 'Ana Ruiz' } }],
    ['id:>1042', {}],
    ['cost:>=0', unknown],
    ['tokens:>=0', unknown],
    ['progress:0..1', unknown],
    ['duration:>=0s', unknown],
    ['finished:>2000-01-01', unknown],
    ['age:>30m', ran],
    ['created:<30m', ran],
    ['is:active', { status: 'failed' }],
    ['is:archived', {}],
    ['has:error', {}],
    ['has:pr', {}],
    ['has:cost', unknown],
    ['ogin', bug],
    ['"logi"', bug],
    ['"login timeout"', bug],
    ['bug-in', bug],
    ['日語', bug],
  ])('by %s', (text, run) => {
    expect(found(text, run)).toBe(false);
  });
});

test.each<[string, Partial<NewRun>, number | null, boolean]>([
  ['was just seen', { seenAt: NOON - 15_000 }, null, false],
  ['was seen too long ago', { seenAt: NOON - 15_001 }, null, true],
  ['was never seen', { seenAt: null }, null, true],
  ['is known by its whole provider', { seenAt: null }, NOON - 15_000, false],
  ['is known by its whole provider too long ago', { seenAt: null }, NOON - 15_001, true],
  ['has ended', { status: 'failed', seenAt: null }, null, false],
])('a run that %s', (_, run, coveredAt, stale) => {
  expect(found('is:stale', { status: 'running', ...run }, coveredAt)).toBe(stale);
});
