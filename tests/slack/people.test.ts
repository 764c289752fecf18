import { expect, test } from 'vitest';
import { createPeople, type UserInfo } from '../../src/slack/people.ts';
import { createHandClock } from './support/hand-clock.ts';

test('a person is asked for once in ten minutes, however many requests come', async () => {
  const clock = createHandClock();
  let asked = 0;
  const people = createPeople(async () => {
    asked += 1;
    return { name: 'Ana Ruiz', zone: 'Europe/Madrid' };
  }, clock);
  const found = await Promise.all(['ana', 'ana', 'ana'].map((name) => people.find('U0ANA', name)));
  expect(found[2]).toEqual({ person: { id: 'U0ANA', name: 'Ana Ruiz' }, zone: 'Europe/Madrid' });
  expect(asked).toBe(1);
  await clock.advance(10 * 60_000);
  await people.find('U0ANA', 'ana');
  expect(asked).toBe(2);
});

test('where Slack fails or is slow, the name of the request and UTC do; the next request asks again', async () => {
  const clock = createHandClock();
  const answers: Promise<UserInfo>[] = [Promise.reject(new Error('down')), new Promise(() => {})];
  const people = createPeople(() => answers.shift() ?? Promise.resolve({ name: null, zone: 'Mars/Olympus' }), clock);
  const plain = { person: { id: 'U0ANA', name: 'ana' }, zone: 'UTC' };
  expect(await people.find('U0ANA', 'ana')).toEqual(plain);
  const slow = people.find('U0ANA', 'ana');
  await clock.advance(700);
  expect(await slow).toEqual(plain);
  expect(await people.find('U0BEN', '')).toEqual({ person: { id: 'U0BEN', name: 'U0BEN' }, zone: 'UTC' });
});
