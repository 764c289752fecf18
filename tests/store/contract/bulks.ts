import { expect, test } from 'vitest';
import type { BulkAction } from '../../../src/domain/bulk.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import type { NewRun } from '../../../src/domain/run.ts';
import { type SkipRule, skipReason } from '../../../src/domain/skip-rule.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };
const place = { channel: 'C1', threadTs: null };

export function bulksContract(store: () => Store): void {
  const query = (text: string) => parseQuery(text, { now: NOON, zone: 'UTC', me: null, staleAfter: 15_000 });
  const select = (text: string, rules: readonly SkipRule[] = [], most = 100, action: BulkAction = 'cancel') =>
    store().bulks.select(
      { action, change: {}, query: text, by: ANA, place, createdAt: NOON },
      query(text),
      rules,
      most,
    );
  const runs = (...given: Partial<NewRun>[]) => store().runs.insertMany(given.map(aRun));

  test('a selection is what the query matches at that moment, and never grows', async () => {
    await runs({ status: 'running' }, { status: 'completed' }, { status: 'running', archivedAt: NOON }, {});
    const rules = [{ status: 'completed', reason: 'completed' }] as const;
    const bulk = await select('project:web', rules);
    expect(bulk).toEqual({
      number: 1,
      action: 'cancel',
      change: {},
      query: 'project:web',
      by: ANA,
      place,
      state: 'draft',
      everything: true,
      matched: 3,
      runs: 1,
      skipped: [{ reason: 'completed', runs: 2 }],
      createdAt: NOON,
      startsAt: null,
      endedAt: null,
      stopped: null,
    });
    await runs({ status: 'running' });
    expect(await store().bulks.todo(bulk.number, 'simulator', 10)).toEqual([1001]);
    expect(await store().bulks.counts(bulk.number)).toEqual({
      todo: 1,
      requested: 0,
      confirmed: 0,
      failed: 0,
      skipped: 2,
    });
    expect((await select('project:web since:2030-01-01')).matched).toBe(0);
    expect(await select('status:running')).toMatchObject({ everything: false, matched: 2, runs: 2, skipped: [] });
  });

  test('a selection that is too large is refused and leaves nothing behind', async () => {
    await runs({}, {}, {});
    await expect(select('', [], 2)).rejects.toMatchObject({ code: 'invalid' });
    expect(await store().bulks.get(1)).toBeNull();
    expect(await select('', [], 3)).toMatchObject({ runs: 3 });
  });

  test('a rule leaves out the same runs in the database and in memory', async () => {
    const pending = { action: 'pause', since: NOON, by: null } as const;
    const all = await runs(
      {},
      { status: 'running', externalId: 'x1', pending },
      { status: 'queued', provider: 'command', project: null },
      { prompt: null, archivedAt: NOON, project: 'Wéb' },
    );
    const rules: readonly SkipRule[] = [
      { reason: 'a', status: 'running', pending: 'cancel' },
      { reason: 'b', pending: 'any' },
      { reason: 'c', provider: 'command', lacks: 'externalId' },
      { reason: 'd', archived: true, lacks: 'prompt' },
      { reason: 'e', otherThan: ['simulator', 'command'] },
      { reason: 'f', project: 'WEB', archived: false },
    ];
    for (const rule of rules) {
      const bulk = await select('is:archived OR -is:archived', [rule]);
      const todo = await Promise.all(['simulator', 'command'].map((name) => store().bulks.todo(bulk.number, name, 10)));
      const expected = all.filter((run) => skipReason([rule], run) === null).map((run) => run.number);
      expect(todo.flat().sort(), rule.reason).toEqual(expected);
    }
    const bulk = await select('is:archived OR -is:archived', rules);
    const reasons = all.flatMap((run) => skipReason(rules, run) ?? []);
    expect(reasons).toEqual(['f', 'b', 'c', 'd']);
    expect(bulk.skipped.map(({ reason }) => reason).sort()).toEqual(['b', 'c', 'd', 'f']);
  });

  test('what is at stake is summed over known costs', async () => {
    await runs({ status: 'running', costMicros: 5 }, { status: 'running', costMicros: null }, {});
    const { number } = await select('', [{ status: 'completed', reason: 'completed' }]);
    const stake = await store().bulks.stake(number, 1);
    expect(stake).toMatchObject({ costMicros: 5, costKnown: 1, providers: ['simulator'] });
    expect(stake.sample.map((run) => run.number)).toEqual([1001]);
  });

  test('it moves on from one state only, and counts among the open ones while it waits or runs', async () => {
    await runs({});
    const { number } = await select('');
    const times = { startsAt: NOON + 10, endedAt: null };
    expect(await store().bulks.list(5)).toEqual([]);
    expect(await store().bulks.move(number, 'draft', 'waiting', times)).toBe(true);
    expect(await store().bulks.move(number, 'draft', 'waiting', times)).toBe(false);
    expect(await store().bulks.open()).toMatchObject([{ number, state: 'waiting', startsAt: NOON + 10 }]);
    await store().bulks.stop(number, ANA, NOON + 11);
    await store().bulks.stop(number, { id: 'U0BEN', name: 'Ben' }, NOON + 12);
    await store().bulks.move(number, 'waiting', 'undone', { startsAt: NOON + 10, endedAt: NOON + 12 });
    expect(await store().bulks.open()).toEqual([]);
    const ended = { state: 'undone', endedAt: NOON + 12, stopped: { at: NOON + 11, by: ANA } };
    expect(await store().bulks.list(5)).toMatchObject([ended]);
    await select('');
    expect(await store().bulks.forgetDrafts(NOON)).toBe(0);
    expect(await store().bulks.forgetDrafts(NOON + 1)).toBe(1);
    await store().bulks.remove(number);
    expect(await store().bulks.get(number)).toBeNull();
  });

  test('each run has its result, taken over from its operation or written down', async () => {
    await runs({ status: 'running' }, { status: 'running' }, { status: 'running', provider: 'command' }, {}, {});
    const { number } = await select('', [], 100, 'pause');
    expect(await store().bulks.lanes(number)).toEqual(['command', 'simulator']);
    expect(await store().bulks.todo(number, 'simulator', 3)).toEqual([1001, 1002, 1004]);
    const [first, second] = [1001, 1002].map((run) => ({ key: `bulk:${number}:${run}`, run }));
    const asked = { action: 'pause', text: null, by: ANA, requestedAt: NOON } as const;
    await store().operations.insertMany(
      [first, second].map((each) => ({ ...asked, key: each?.key ?? '', run: each?.run ?? 0 })),
    );
    const requested = { state: 'requested', reason: null, result: null } as const;
    await store().bulks.settle(number, [
      { run: 1001, ...requested },
      { run: 1002, ...requested },
      { run: 1003, state: 'failed', reason: 'refused', result: null },
      { run: 1004, state: 'confirmed', reason: null, result: 1005 },
    ]);
    expect(await store().bulks.unsent(number, 'simulator', 5)).toEqual([1001, 1002]);
    await store().operations.sent([first?.key ?? ''], NOON);
    expect(await store().bulks.unsent(number, 'simulator', 5)).toEqual([1002]);
    expect(await store().bulks.follow(number, null)).toBe(0);
    await store().operations.settleMany([first?.key ?? '', second?.key ?? ''], 'failed', NOON, 'locked');
    expect(await store().bulks.follow(number, [])).toBe(0);
    expect(await store().bulks.follow(number, [1001])).toBe(1);
    expect(await store().bulks.follow(number, null)).toBe(1);
    await store().bulks.skipRest(number, 'aborted');
    expect(await store().bulks.counts(number)).toEqual({ todo: 0, requested: 0, confirmed: 1, failed: 3, skipped: 1 });
    expect(await store().bulks.reasons(number, 'failed', 5)).toEqual([
      { reason: 'locked', runs: 2 },
      { reason: 'refused', runs: 1 },
    ]);
    const results = await store().bulks.results(number, 1, 10);
    expect(results.map(({ run, state }) => [run, state])).toEqual([
      [1002, 'failed'],
      [1003, 'failed'],
      [1005, 'skipped'],
      [1004, 'confirmed'],
    ]);
    expect(results.at(-1)).toMatchObject({ title: 'Fix the login redirect', project: 'web', result: 1005 });
    expect(await store().bulks.lanes(number)).toEqual([]);
  });

  test('a run knows the bulk action that cancels it', async () => {
    await runs({ status: 'running' }, { status: 'running' });
    const { number } = await select('id:1001');
    expect(await store().bulks.cancelling(1001)).toBeNull();
    await store().bulks.settle(number, [{ run: 1001, state: 'requested', reason: null, result: null }]);
    expect(await store().bulks.cancelling(1001)).toMatchObject({ number });
    expect(await store().bulks.cancelling(1002)).toBeNull();
  });

  test('its message is outdated whenever there is something new to show', async () => {
    await runs({});
    const { number } = await select('');
    expect(await store().bulks.outdated(NOON, 5)).toEqual([]);
    await store().bulks.placed(number, '1.1', 1);
    expect(await store().bulks.outdated(NOON, 5)).toEqual([]);
    await store().bulks.touch(number);
    const post = { bulk: number, channel: 'C1', threadTs: null, ts: '1.1', version: 2, attempts: 0 };
    expect(await store().bulks.outdated(NOON, 5)).toEqual([post]);
    await store().bulks.failed(number, NOON + 5);
    expect(await store().bulks.outdated(NOON, 5)).toEqual([]);
    expect(await store().bulks.outdated(NOON + 5, 5)).toEqual([{ ...post, attempts: 1 }]);
    await store().bulks.shown(number, 2);
    expect(await store().bulks.outdated(NOON + 5, 5)).toEqual([]);
    await store().bulks.touch(number);
    await store().bulks.lost(number, 'deleted');
    expect(await store().bulks.outdated(NOON + 5, 5)).toEqual([]);
    expect(await store().bulks.post(number)).toMatchObject({ version: 3, ts: '1.1' });
  });

  test('a lease has one holder until its time is over', async () => {
    const { leases } = store();
    expect(await leases.hold('work', 'a', NOON, NOON + 10)).toBe(true);
    expect(await leases.hold('work', 'b', NOON + 9, NOON + 20)).toBe(false);
    expect(await leases.hold('work', 'a', NOON + 9, NOON + 12)).toBe(true);
    expect(await leases.hold('work', 'b', NOON + 12, NOON + 20)).toBe(true);
    expect(await leases.hold('work', 'a', NOON + 13, NOON + 20)).toBe(false);
    await leases.release('work', 'a');
    expect(await leases.hold('work', 'a', NOON + 13, NOON + 20)).toBe(false);
    await leases.release('work', 'b');
    expect(await leases.hold('work', 'a', NOON + 13, NOON + 20)).toBe(true);
  });
}
