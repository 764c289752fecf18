import type { EventKind, NewEvent } from '../../src/domain/event.ts';
import type { Person } from '../../src/domain/person.ts';
import { isFinal, type NewRun, type Status } from '../../src/domain/run.ts';
import type { Store } from '../../src/store/store.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PEOPLE: readonly Person[] = [
  { id: 'U0ANA', name: 'Ana Ruiz' },
  { id: 'U0BEN', name: 'Ben Okafor' },
  { id: 'U0CHI', name: '田中千恵' },
];
const TITLES = [
  'Fix the login redirect',
  'Raise test coverage of the billing module to 80%',
  'إصلاح خطأ تسجيل الدخول في صفحة الدفع',
  '検索結果のページ送りを直す',
  'Upgrade the HTTP client and remove every deprecated call, then run the whole suite on three versions of the runtime and write down what changed for people who use our library',
  'Add a retry with back-off to the export job',
  'Remove the feature flag new-checkout',
  'Explain why the nightly build is slow',
  'Migrate the settings page to the new form components',
  'Find the memory leak in the image worker',
];
const PROJECTS = ['web', 'api', 'billing', 'mobile', null];
const ERRORS = [
  'Tests failed: 2 of 118\n  login.test.ts: expected 302, received 200\n  session.test.ts: timed out after 5000 ms',
  'npm ERR! code ERESOLVE: unable to resolve dependency tree',
  'The branch agent/retry-export could not be pushed: protected branch',
];

/** A day of a team: more than fifty runs in every status, in several scripts, with what is unknown left unknown. */
export async function busyDay(store: Store): Promise<void> {
  const moving: Status[] = [
    'running',
    'running',
    'running',
    'running',
    'queued',
    'queued',
    'waiting',
    'waiting',
    'paused',
    'unknown',
  ];
  const ended: Status[] = ['completed', 'completed', 'completed', 'completed', 'failed', 'completed', 'cancelled'];
  const runs = [
    ...Array.from({ length: 46 }, (_, index) => ended[index % ended.length] ?? 'completed').map((status, index) =>
      dayRun(status, index, NOON - (46 - index) * 41 * MINUTE - (index % 5) * 13 * MINUTE),
    ),
    ...moving.map((status, index) => dayRun(status, index, NOON - (moving.length - index) * 7 * MINUTE)),
  ];
  await store.write(async (tx) => {
    await tx.providers.put({
      name: 'simulator',
      answeredAt: NOON - 2000,
      coveredAt: NOON - 2000,
      failingSince: null,
      error: null,
      cursor: null,
    });
    const kept = await tx.runs.insertMany(runs);
    await tx.journal.append(kept.flatMap((run) => story(run.number, run)));
    const told = kept.find((run) => run.status === 'running');
    if (told !== undefined) await tx.logs.append(told.number, LOG);
    const failed = kept.findLast((run) => run.status === 'failed');
    if (failed !== undefined) await tx.logs.append(failed.number, LOG);
  });
}

function dayRun(status: Status, index: number, createdAt: number): NewRun {
  const took = (4 + ((index * 17) % 70)) * MINUTE;
  const title = TITLES[(index * 3) % TITLES.length] ?? null;
  return aRun({
    status,
    title,
    project: PROJECTS[index % PROJECTS.length] ?? null,
    by: PEOPLE[index % PEOPLE.length] ?? null,
    agent: index % 3 === 0 ? 'codex' : 'claude',
    createdAt,
    startedAt: status === 'queued' ? null : createdAt + MINUTE,
    finishedAt: isFinal(status) ? createdAt + took : null,
    costMicros: index % 6 === 5 ? null : 90_000 + ((index * 7919) % 40) * 51_000,
    progress: status === 'queued' || index % 7 === 6 ? null : isFinal(status) ? 1 : 0.13 + ((index * 23) % 80) / 100,
    error: status === 'failed' ? (ERRORS[index % ERRORS.length] ?? null) : null,
    question:
      status === 'waiting'
        ? 'The migration would drop the column legacy_token, which 14 rows still use. Shall I copy them first, or leave the column?'
        : null,
    tags: index % 4 === 0 ? ['nightly', 'refactor'] : [],
    metadata: index % 4 === 0 ? { ticket: 'WEB-1182', reviewer: 'ben' } : {},
    etaAt: status === 'running' ? NOON + 11 * MINUTE : null,
    plan: PLAN,
    pullRequests:
      status === 'completed' || index === 1
        ? [{ url: 'https://git.example.com/web/pull/482', title: 'Keep only the path when redirecting', number: 482 }]
        : [],
    pending:
      status === 'running' && index === 2 ? { action: 'cancel', since: NOON - MINUTE, by: PEOPLE[1] ?? null } : null,
    seenAt: NOON - 2000,
  });
}

const PLAN: NewRun['plan'] = [
  { title: 'Reproduce the wrong redirect with a failing test', state: 'done' },
  { title: 'Find where the host is kept', state: 'done' },
  { title: 'Keep only the path, and refuse addresses of other sites', state: 'running' },
  { title: 'Run the whole suite', state: 'pending' },
  { title: 'Open a pull request', state: 'pending' },
];

const LOG = Array.from({ length: 140 }, (_, index) => ({
  index,
  at: NOON - (140 - index) * 4_000,
  level: (['info', 'debug', 'info', 'info', 'warn', 'info', 'error'] as const)[index % 7] ?? 'info',
  text:
    [
      'Reading src/login/redirect.ts',
      'GET /login?next=https%3A%2F%2Fevil.example.com -> 302 (12 ms)',
      '\u001b[32m✓\u001b[39m keeps the query of the path (3 ms)',
      'Editing src/login/redirect.ts: 4 lines added, 9 removed. The old code kept the host of the address that it was given, which is how people ended up on another site after signing in.',
      'The type of next is wider than needed',
      'npm test -- login',
      'login.test.ts: expected 302, received 200',
    ][index % 7] ?? '',
}));

function story(number: number, run: NewRun): NewEvent[] {
  const by = run.by === null ? ({ kind: 'runtower' } as const) : ({ kind: 'person', person: run.by } as const);
  const provider = { kind: 'provider', name: run.provider } as const;
  const event = (kind: EventKind, at: number, actor: NewEvent['actor'], detail: string | null = null): NewEvent => ({
    kind,
    run: number,
    at,
    actor,
    action: null,
    detail,
  });
  const events = [event('created', run.createdAt, by)];
  if (run.startedAt !== null) events.push(event('started', run.startedAt, provider));
  if (run.pending !== null) events.push({ ...event('requested', run.pending.since, by), action: run.pending.action });
  if (run.status !== 'running' && run.status !== 'queued')
    events.push(event(run.status, run.finishedAt ?? run.createdAt + HOUR / 6, provider, run.error));
  return events;
}
