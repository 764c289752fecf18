import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { NOON } from '../../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };
const BEN = { id: 'U0BEN', name: 'Ben Okri' };
const CHIE = { id: 'U0CHIE', name: '田中千恵' };

export function peopleContract(store: () => Store): void {
  test('the first person who comes is admin, and everyone after is what was said', async () => {
    expect(await store().people.enter(ANA, 'Europe/Madrid', 'operator', NOON)).toEqual({
      person: ANA,
      role: 'admin',
      roleSince: NOON,
      zone: 'Europe/Madrid',
      firstSeenAt: NOON,
      lastSeenAt: NOON,
    });
    expect(await store().people.enter(BEN, 'UTC', 'operator', NOON)).toMatchObject({ role: 'operator' });
    expect(await store().people.enter(CHIE, 'UTC', 'viewer', NOON)).toMatchObject({ role: 'viewer' });
    expect(await store().people.get('U0NOBODY')).toBeNull();
  });

  test('of several who come first at once, one becomes admin', async () => {
    const everybody = Array.from({ length: 8 }, (_, index) => ({ id: `U${index}`, name: `Person ${index}` }));
    await Promise.all(
      everybody.map((person) => store().write((tx) => tx.people.enter(person, 'UTC', 'operator', NOON))),
    );
    expect(await store().people.admins()).toHaveLength(1);
    expect(await store().people.list(100)).toHaveLength(8);
  });

  test('somebody who comes again keeps their role', async () => {
    await store().people.enter(ANA, 'UTC', 'operator', NOON);
    expect(await store().people.enter(ANA, 'UTC', 'viewer', NOON + 5)).toMatchObject({
      role: 'admin',
      roleSince: NOON,
    });
  });

  test('a role is given to people who were here, and to people who have not been', async () => {
    await store().people.enter(ANA, 'UTC', 'operator', NOON);
    expect(await store().people.setRole(ANA, 'viewer', NOON + 5)).toMatchObject({
      role: 'viewer',
      roleSince: NOON + 5,
    });
    const given = await store().people.setRole(BEN, 'admin', NOON + 6);
    expect(given).toEqual({
      person: BEN,
      role: 'admin',
      roleSince: NOON + 6,
      zone: null,
      firstSeenAt: null,
      lastSeenAt: null,
    });
    expect((await store().people.admins()).map(({ person }) => person.id)).toEqual(['U0BEN']);
    await store().people.seen({ ...BEN, name: 'Benedict' }, 'America/New_York', NOON + 9);
    expect(await store().people.get(BEN.id)).toMatchObject({
      person: { id: BEN.id, name: 'Benedict' },
      role: 'admin',
      zone: 'America/New_York',
      firstSeenAt: NOON + 9,
      lastSeenAt: NOON + 9,
    });
    await store().people.seen(BEN, 'UTC', NOON + 20);
    expect(await store().people.get(BEN.id)).toMatchObject({ firstSeenAt: NOON + 9, lastSeenAt: NOON + 20 });
  });

  test('who was here last is listed first, who never was last', async () => {
    await store().people.enter(ANA, 'UTC', 'operator', NOON);
    await store().people.enter(BEN, 'UTC', 'operator', NOON + 5);
    await store().people.setRole(CHIE, 'viewer', NOON + 9);
    expect((await store().people.list(10)).map(({ person }) => person.id)).toEqual(['U0BEN', 'U0ANA', 'U0CHIE']);
    expect(await store().people.list(1)).toHaveLength(1);
  });
}
