import { expect, test } from 'vitest';
import type { Json } from '../../src/sandbox/json.ts';
import { httpBot } from './bot.ts';
import { filled, form, opened, trigger } from './form.ts';
import { ANA, BO, openPlace, refusal } from './place.ts';
import { long, plain, section } from './rules/pieces.ts';

test('a trigger opens one view, within three seconds', async () => {
  const place = await openPlace();
  const open = (trigger_id: string) => place.client.views.open({ trigger_id, view: form() });
  const used = await trigger(place, httpBot(place));
  await open(used);
  expect(await refusal(open(used))).toBe('exchanged_trigger_id');
  expect(await refusal(open('1.invented'))).toBe('invalid_trigger_id');
  const old = await trigger(place, httpBot(place));
  place.advance(3001);
  expect(await refusal(open(old))).toBe('expired_trigger_id');
  expect(place.sandbox.views(ANA)).toHaveLength(1);
  expect(place.sandbox.views(BO)).toEqual([]);
});

test('a view that Slack would refuse is refused, with the place, and leaves the trigger good', async () => {
  const place = await openPlace();
  const trigger_id = await trigger(place, httpBot(place));
  const bad = await place.client.views.open({ trigger_id, view: form({ title: plain(long(25)) }) }).catch((e) => e);
  expect(bad.data).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
  const home = { type: 'home', blocks: [] } as never;
  expect(await refusal(place.client.views.open({ trigger_id, view: home }))).toBe('invalid_arguments');
  expect((await place.client.views.open({ trigger_id, view: form() })).ok).toBe(true);
});

test('a view is changed while nobody else changed it', async () => {
  const { client, id, hash, sandbox } = await opened({ external_id: 'mine' });
  const changed = await client.views.update({
    view_id: id,
    hash,
    view: form({ title: plain('New'), external_id: 'mine' }),
  });
  expect(changed.view).toMatchObject({ id, root_view_id: id, title: { text: 'New' } });
  expect(await refusal(client.views.update({ view_id: id, hash, view: form() }))).toBe('hash_conflict');
  await client.views.update({ external_id: 'mine', view: form({ title: plain('Newer'), external_id: 'mine' }) });
  expect(sandbox.views(ANA)).toMatchObject([{ title: { text: 'Newer' } }]);
  expect(await refusal(client.views.update({ view_id: 'V0', view: form() }))).toBe('not_found');
});

test('three views lie on each other, and no fourth', async () => {
  const { client, sandbox, app, id } = await opened({ external_id: 'one' });
  app.view('form', async ({ ack }) => ack({ response_action: 'push', view: form() }));
  await sandbox.drive.submit(ANA, id, filled('ok'));
  await sandbox.drive.submit(ANA, String(sandbox.views(ANA)[1]?.id), filled('ok'));
  const [first, second, third] = sandbox.views(ANA);
  expect([second?.previous_view_id, third?.previous_view_id, third?.root_view_id]).toEqual([id, second?.id, first?.id]);
  const fourth = await sandbox.drive.submit(ANA, String(third?.id), filled('ok'));
  expect(fourth).toEqual({ ok: false, error: 'push_limit_reached' });
  const twin = client.views.update({ view_id: String(third?.id), view: form({ external_id: 'one' }) });
  expect(await refusal(twin)).toBe('duplicate_external_id');
});

test('closing is told to a bot that asked for it', async () => {
  const { sandbox, app, id, client } = await opened({ notify_on_close: true, clear_on_close: true });
  const heard: Json[] = [];
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
    heard.push(body as unknown as Json);
    await ack();
  });
  expect(await sandbox.drive.close(ANA, id)).toEqual({ ok: true });
  expect(heard).toMatchObject([{ type: 'view_closed', is_cleared: true, view: { id } }]);
  expect(await sandbox.drive.close(ANA, id)).toEqual({ ok: false, error: 'not_on_screen' });
  expect(await refusal(client.views.update({ view_id: id, view: form() }))).toBe('not_found');
});

test('a press in a view says which view, and may push another', async () => {
  const row = {
    ...section('Row', { accessory: { type: 'button', text: plain(), action_id: 'more' } }),
    block_id: 'row',
  };
  const { sandbox, app, id } = await opened({ blocks: [row] });
  app.action('more', async ({ ack, body, client }) => {
    expect(body).toMatchObject({ container: { type: 'view', view_id: id }, view: { id, state: { values: {} } } });
    await ack();
    await client.views.push({ trigger_id: (body as { trigger_id: string }).trigger_id, view: form() });
  });
  expect(await sandbox.drive.click(ANA, { type: 'view', view_id: id }, 'more')).toEqual({ ok: true });
  await expect.poll(() => sandbox.views(ANA)).toHaveLength(2);
  expect(await sandbox.drive.submit(ANA, id, {})).toEqual({ ok: false, error: 'not_on_screen' });
});

test('Home is each person’s own, and is opened before it is drawn', async () => {
  const place = await openPlace();
  const app = httpBot(place);
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section(event.tab)] as never } });
  });
  expect(await place.sandbox.drive.openHome(ANA)).toEqual({ ok: true });
  await expect
    .poll(() => place.sandbox.home(ANA))
    .toMatchObject({ type: 'home', blocks: [{ text: { text: 'home' } }] });
  expect(place.sandbox.home(BO)).toBeNull();
  const publish = (user_id: string, hash: string) =>
    place.client.views.publish({ user_id, hash, view: { type: 'home', blocks: [] } });
  expect(await refusal(publish(ANA, 'old'))).toBe('hash_conflict');
  expect(await refusal(publish('U0NOBODY', ''))).toBe('invalid_arguments');
});
