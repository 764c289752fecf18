import { afterEach, beforeEach, expect, test } from 'vitest';
import { readQuery } from '../../src/ops/read-query.ts';
import { removeView } from '../../src/ops/remove-view.ts';
import { saveView } from '../../src/ops/save-view.ts';
import { shareView } from '../../src/ops/share-view.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

const BEN = { id: 'U0BEN', name: 'Ben Okri' };

let world: Awaited<ReturnType<typeof opsWorld>>;
let keys = 0;
beforeEach(async () => {
  world = await opsWorld();
});
afterEach(() => world.close());

const save = (name: string, query: string, by = ANA, key = `k${keys++}`) =>
  saveView(world.context, { key, by, name, query, zone: 'UTC' });
const share = (name: string, by = ANA) => shareView(world.context, { key: `k${keys++}`, by, name });
const remove = (name: string, by = ANA) => removeView(world.context, { key: `k${keys++}`, by, name });
const read = (text: string, person: typeof ANA | null = ANA) => readQuery(world.context, text, { person, zone: 'UTC' });

test('a view stands for its query in any other, under its name in any case', async () => {
  await save('Broken', 'status:failed sort:-cost');
  const query = await read('view:broken project:web');
  expect(query.where).toEqual((await read('status:failed project:web')).where);
  expect(query.sort).toEqual({ field: 'cost', descending: true });
});

test('a view is its owner’s alone until it is shared; then also the status page knows it', async () => {
  await save('broken', 'status:failed');
  await expect(read('view:broken', BEN)).rejects.toThrow('There is no saved view of this name.');
  await expect(read('view:broken', null)).rejects.toThrow('There is no saved view of this name.');
  await share('broken');
  expect((await read('view:broken', BEN)).where).toEqual((await read('status:failed')).where);
  expect((await read('view:broken', null)).where).toEqual((await read('status:failed')).where);
});

test('a shared view that says mine means whoever asks, and is refused where nobody is known', async () => {
  await save('own', 'is:mine');
  await share('own');
  expect((await read('view:own', BEN)).where).toEqual((await read('is:mine', BEN)).where);
  await expect(read('view:own', null)).rejects.toThrow('not known who that is');
});

test('a view that uses itself is refused when it is saved, also through others', async () => {
  await expect(save('a', 'status:failed OR view:a')).rejects.toThrow('uses itself');
  await save('a', 'status:failed');
  await save('b', 'view:a');
  await save('c', 'view:b');
  await expect(save('A', 'view:c')).rejects.toThrow('uses itself');
  expect((await read('view:a')).where).toEqual((await read('status:failed')).where);
});

test('a query that cannot be read is not saved, and the place is shown', async () => {
  await expect(save('bad', 'stauts:failed')).rejects.toThrow('Did you mean status:');
  await expect(save('empty', '  ')).rejects.toThrow('Say which query');
  await expect(save('x'.repeat(41), 'status:failed')).rejects.toThrow('1 to 40 characters');
  expect(await world.store.views.visible(ANA.id)).toEqual([]);
});

test('what others could not use is not shared, and what is shared is not changed into it', async () => {
  await save('private', 'tag:secret');
  await save('outer', 'view:private');
  await expect(share('outer')).rejects.toThrow('Share what it uses first.');
  await save('open', 'status:failed');
  await share('open');
  await expect(save('open', 'view:private')).rejects.toThrow('There is no saved view of this name.');
  await share('private');
  expect((await share('outer')).shared).toBe(true);
});

test('a name is shared by one person', async () => {
  await save('red', 'status:failed');
  await share('red');
  await save('red', 'tag:red', BEN);
  await expect(share('red', BEN)).rejects.toThrow('Ana Ruiz shares a view of this name already');
  expect((await read('view:red', BEN)).where).toEqual((await read('tag:red')).where);
});

test('a shared view is removed by its owner or an admin, and nobody else', async () => {
  await world.store.people.enter(BEN, 'UTC', 'operator', 1);
  await world.store.people.enter(ANA, 'UTC', 'operator', 2);
  await save('red', 'status:failed', BEN);
  await share('red', BEN);
  await expect(remove('red')).rejects.toThrow('They or an admin can remove it.');
  await save('blue', 'status:queued');
  await share('blue');
  expect(await remove('blue', BEN)).toMatchObject({ name: 'blue' });
  expect(await remove('RED', BEN)).toMatchObject({ name: 'red' });
  await expect(remove('red', BEN)).rejects.toThrow('You have no view "red".');
});

test('the same save delivered twice saves once', async () => {
  await save('red', 'status:failed', ANA, 'same');
  await save('red', 'status:queued', ANA, 'later');
  expect(await save('red', 'status:failed', ANA, 'same')).toMatchObject({ query: 'status:queued' });
});

test('fifty views are enough for one person', async () => {
  for (let index = 0; index < 50; index++) await save(`view ${index}`, 'status:failed');
  await expect(save('one more', 'status:failed')).rejects.toThrow('Remove one first');
  expect(await save('view 7', 'status:queued')).toMatchObject({ query: 'status:queued' });
});
