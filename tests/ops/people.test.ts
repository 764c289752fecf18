import { afterEach, beforeEach, expect, test } from 'vitest';
import { memberRole } from '../../src/ops/member-role.ts';
import { setDefaultRole, setRole } from '../../src/ops/set-role.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

const BEN = { id: 'U0BEN', name: 'Ben Okri' };
const CHIE = { id: 'U0CHIE', name: 'Chie Tanaka' };
const HOUR = 3_600_000;

let world: Awaited<ReturnType<typeof opsWorld>>;
beforeEach(async () => {
  world = await opsWorld();
});
afterEach(() => world.close());

const roleOf = (person = ANA) => memberRole(world.context, person, 'Europe/Madrid');
const events = async () => (await world.store.journal.after(0, 100)).map(({ kind, detail }) => [kind, detail]);

test('the first person to use a fresh installation is admin, everyone after is operator', async () => {
  expect([await roleOf(ANA), await roleOf(BEN), await roleOf(CHIE), await roleOf(ANA)]).toEqual([
    'admin',
    'operator',
    'operator',
    'admin',
  ]);
});

test('the workspace may say that who comes later only looks; who is here keeps their role', async () => {
  await roleOf(ANA);
  await roleOf(BEN);
  await setDefaultRole(world.context, { key: 'k', by: ANA, role: 'viewer' });
  expect([await roleOf(ANA), await roleOf(BEN), await roleOf(CHIE)]).toEqual(['admin', 'operator', 'viewer']);
  expect(await events()).toEqual([['role-changed', 'who comes for the first time: operator → viewer']]);
});

test('a role that was given counts from the next thing that is asked', async () => {
  await roleOf(ANA);
  await roleOf(BEN);
  await setRole(world.context, { key: 'k', by: ANA, person: BEN, role: 'viewer' });
  expect(await roleOf(BEN)).toBe('viewer');
  expect(await events()).toEqual([['role-changed', 'Ben Okri: operator → viewer']]);
});

test('the last admin stays one', async () => {
  await roleOf(ANA);
  const lower = (key: string) => setRole(world.context, { key, by: ANA, person: ANA, role: 'operator' });
  await expect(lower('k')).rejects.toThrow('Ana Ruiz is the only admin and stays one');
  expect(await roleOf(ANA)).toBe('admin');
  await setRole(world.context, { key: 'b', by: ANA, person: BEN, role: 'admin' });
  expect((await lower('k')).role).toBe('operator');
});

test('of two admins who lower each other at once, one stays', async () => {
  await roleOf(ANA);
  await setRole(world.context, { key: 'b', by: ANA, person: BEN, role: 'admin' });
  const both = await Promise.allSettled([
    setRole(world.context, { key: '1', by: ANA, person: BEN, role: 'viewer' }),
    setRole(world.context, { key: '2', by: BEN, person: ANA, role: 'viewer' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await world.store.people.admins()).toHaveLength(1);
});

test('the same request delivered twice gives a role once', async () => {
  await roleOf(ANA);
  const ask = () => setRole(world.context, { key: 'k', by: ANA, person: BEN, role: 'viewer' });
  await ask();
  await setRole(world.context, { key: 'later', by: ANA, person: BEN, role: 'operator' });
  expect((await ask()).role).toBe('operator');
  expect(await events()).toHaveLength(2);
});

test('somebody who was given a role before they came has it, and is not the first', async () => {
  await roleOf(ANA);
  await setRole(world.context, { key: 'k', by: ANA, person: CHIE, role: 'viewer' });
  expect(await roleOf(CHIE)).toBe('viewer');
  await world.quiet();
  expect(await world.store.people.get(CHIE.id)).toMatchObject({ firstSeenAt: world.clock.now, zone: 'Europe/Madrid' });
});

test('when somebody was here is written once an hour, and nobody waits for it', async () => {
  await roleOf(ANA);
  const began = world.clock.now;
  world.clock.now += HOUR;
  await roleOf({ ...ANA, name: 'Ana R.' });
  await world.quiet();
  expect(await world.store.people.get(ANA.id)).toMatchObject({ person: ANA, lastSeenAt: began });
  world.clock.now += 1;
  await roleOf({ ...ANA, name: 'Ana R.' });
  await world.quiet();
  const after = await world.store.people.get(ANA.id);
  expect(after).toMatchObject({ person: { name: 'Ana R.' }, firstSeenAt: began, lastSeenAt: world.clock.now });
});
