import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

export function smallTablesContract(store: () => Store): void {
  test('a content key is taken once, and forgotten in time', async () => {
    expect(await store().inbox.take('a', 1)).toBe(true);
    expect(await store().inbox.take('a', 2)).toBe(false);
    expect(await store().inbox.take('b', 2)).toBe(true);
    expect(await store().inbox.forgetBefore(2)).toBe(1);
    expect([await store().inbox.take('a', 3), await store().inbox.take('b', 3)]).toEqual([true, false]);
  });

  test('an action that was asked for is open until it is settled', async () => {
    await store().runs.insertMany([aRun(), aRun()]);
    const asked = { key: 'a', run: 1001, action: 'say', text: 'hello', by: ANA, requestedAt: NOON } as const;
    const open = { ...asked, state: 'requested', sentAt: null, settledAt: null, error: null, result: null };
    await store().operations.insert(asked);
    await store().operations.insert({ ...asked, key: 'b', run: 1002, text: null, by: null, requestedAt: NOON - 1 });
    await expect(store().operations.insert(asked)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store().operations.get('a')).toEqual(open);
    expect((await store().operations.open()).map(({ key }) => key)).toEqual(['b', 'a']);
    await store().operations.sent(['a'], NOON + 1);
    expect(await store().operations.openOf([1001])).toEqual([{ ...open, sentAt: NOON + 1 }]);
    await store().operations.settle('a', 'confirmed', NOON + 2, null, 1002);
    const settled = { ...open, state: 'confirmed', sentAt: NOON + 1, settledAt: NOON + 2, result: 1002 };
    expect(await store().operations.get('a')).toEqual(settled);
    await store().operations.settle('b', 'failed', NOON + 2, 'refused');
    expect(await store().operations.get('b')).toMatchObject({ state: 'failed', error: 'refused', result: null });
    expect(await store().operations.open()).toEqual([]);
    expect(await store().operations.get('c')).toBeNull();
  });

  test('a project is one whatever its case, and keeps what is not given', async () => {
    const bare = {
      name: 'Web',
      provider: null,
      channel: null,
      agent: null,
      description: null,
      createdAt: 5,
      archivedAt: null,
    };
    expect(await store().projects.put({ name: 'Web', channel: 'C1' }, 5)).toEqual({ ...bare, channel: 'C1' });
    expect(await store().projects.put({ name: 'web', agent: 'claude' }, 9)).toEqual({
      ...bare,
      name: 'web',
      channel: 'C1',
      agent: 'claude',
    });
    await store().projects.put({ name: 'api', channel: null, provider: 'codegen', description: 'x', createdAt: 2 }, 9);
    expect((await store().projects.list()).map(({ name }) => name)).toEqual(['api', 'web']);
    expect(await store().projects.get('WEB')).toMatchObject({ channel: 'C1' });
    expect(await store().projects.get('none')).toBeNull();
    expect(await store().projects.put({ name: 'web', archivedAt: 9 }, 9)).toMatchObject({
      archivedAt: 9,
      channel: 'C1',
    });
    expect(await store().projects.put({ name: 'web', archivedAt: null }, 9)).toMatchObject({ archivedAt: null });
  });

  test('what is known of a provider is replaced by what is known now', async () => {
    const row = { name: 'b', answeredAt: 1, coveredAt: null, failingSince: 3, error: 'away', cursor: 'c' };
    await store().providers.put(row);
    await store().providers.put({ ...row, name: 'a', failingSince: null });
    expect((await store().providers.list()).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(await store().providers.get('b')).toEqual(row);
    await store().providers.put({ ...row, failingSince: null, error: null, coveredAt: 9 });
    expect(await store().providers.get('b')).toEqual({ ...row, failingSince: null, error: null, coveredAt: 9 });
    expect(await store().providers.get('c')).toBeNull();
  });

  test('log lines are kept once each and read from any place', async () => {
    await store().runs.insertMany([aRun(), aRun()]);
    const line = (index: number, text = `line ${index}`) =>
      ({ index, at: index % 2 ? NOON : null, level: 'info', text }) as const;
    const lines = Array.from({ length: 250 }, (_, index) => line(index));
    await store().logs.append(1001, lines.slice(0, 200));
    await store().logs.append(1001, [line(199, 'another'), ...lines.slice(200)]);
    await store().logs.append(1002, [line(0)]);
    await store().logs.append(1002, []);
    expect([await store().logs.count(1001), await store().logs.count(1002), await store().logs.count(7)]).toEqual([
      250, 1, 0,
    ]);
    expect(await store().logs.read(1001, 198, 3)).toEqual(lines.slice(198, 201));
    expect(await store().logs.read(1001, 250, 3)).toEqual([]);
  });

  test('a session is found by its id until it expires, and only its hash is kept', async () => {
    const session = { id: 'secret', person: ANA, createdAt: 1, expiresAt: 10 };
    await store().sessions.insert(session);
    await store().sessions.insert({ ...session, id: 'other' });
    expect(await store().sessions.get('secret', 9)).toEqual(session);
    expect(await store().sessions.get('secret', 10)).toBeNull();
    await store().sessions.remove('secret');
    expect([await store().sessions.get('secret', 2), await store().sessions.get('other', 2)]).toEqual([
      null,
      { ...session, id: 'other' },
    ]);
  });

  test('a sign-in token is good once', async () => {
    expect(await store().sessions.useToken('t', 9)).toBe(true);
    expect(await store().sessions.useToken('t', 9)).toBe(false);
  });

  test('a setting holds its last value', async () => {
    expect(await store().settings.get('a')).toBeNull();
    await store().settings.set('a', '1');
    await store().settings.set('a', '2');
    expect(await store().settings.get('a')).toBe('2');
  });
}
