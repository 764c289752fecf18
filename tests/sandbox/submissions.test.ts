import { expect, test } from 'vitest';
import type { Json } from '../../src/sandbox/json.ts';
import { filled, form, opened } from './form.ts';
import { ANA, GENERAL } from './place.ts';
import { input, long, options, plain } from './rules/pieces.ts';

test('a submission brings all that was filled in, and an empty answer closes the view', async () => {
  const { sandbox, app, id } = await opened({ private_metadata: 'kept' });
  const heard: Json[] = [];
  app.view('form', async ({ ack, body }) => {
    heard.push(body as unknown as Json);
    await ack();
  });
  expect(await sandbox.drive.submit(ANA, id, filled('Tower'))).toEqual({ ok: true });
  expect(sandbox.views(ANA)).toEqual([]);
  expect(heard).toMatchObject([
    {
      type: 'view_submission',
      user: { id: ANA },
      trigger_id: expect.any(String),
      response_urls: [],
      view: { id, callback_id: 'form', private_metadata: 'kept', state: { values: filled('Tower') } },
    },
  ]);
});

test('Slack itself says what is missing, and the bot is not asked', async () => {
  const { sandbox, id } = await opened();
  const submit = (value: string) => sandbox.drive.submit(ANA, id, filled(value));
  expect(await submit('')).toEqual({ ok: false, errors: { name: 'Please complete this required field.' } });
  expect(await submit('x')).toEqual({ ok: false, errors: { name: 'Please enter at least 2 characters.' } });
});

test('the bot says what is wrong beside a field', async () => {
  const { sandbox, app, id } = await opened();
  const answers = [{ name: 'Taken' }, { other: 'No such field' }];
  app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: answers.shift() as never }));
  expect(await sandbox.drive.submit(ANA, id, filled('ok'))).toEqual({ ok: false, errors: { name: 'Taken' } });
  expect(await sandbox.drive.submit(ANA, id, filled('ok'))).toEqual({ ok: false, error: 'invalid_errors' });
  expect(sandbox.views(ANA)).toHaveLength(1);
});

test('a submission can change the view, or clear them all', async () => {
  const { sandbox, app, id } = await opened();
  app.view('form', ({ ack }) => ack({ response_action: 'update', view: form({ callback_id: 'next' }) }));
  app.view('next', ({ ack }) => ack({ response_action: 'clear' }));
  expect(await sandbox.drive.submit(ANA, id, filled('ok'))).toEqual({ ok: true });
  expect(sandbox.views(ANA)).toMatchObject([{ id, callback_id: 'next' }]);
  expect(await sandbox.drive.submit(ANA, id, filled('ok'))).toEqual({ ok: true });
  expect(sandbox.views(ANA)).toEqual([]);
});

test('a view that comes back broken leaves the old one open', async () => {
  const { sandbox, app, id } = await opened();
  app.view('form', ({ ack }) => ack({ response_action: 'update', view: form({ title: plain(long(25)) }) }));
  expect(await sandbox.drive.submit(ANA, id, filled('ok'))).toEqual({ ok: false, error: 'invalid_arguments' });
  expect(sandbox.views(ANA)).toMatchObject([{ id, title: { text: 'Title' } }]);
  expect(sandbox.calls.at(-1)).toMatchObject({ method: 'answer', ok: false });
});

test('a menu that asks for it brings a response_url to the chosen channel', async () => {
  const select = { type: 'conversations_select', action_id: 'where', response_url_enabled: true };
  const block = { ...input(select), block_id: 'place' };
  const { sandbox, app, id } = await opened({ blocks: [block] });
  app.view('form', async ({ ack, body }) => {
    await ack();
    const url = (body.type === 'view_submission' && body.response_urls?.[0]?.response_url) || '';
    await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'Here', response_type: 'in_channel' }) });
  });
  await sandbox.drive.submit(ANA, id, { place: { where: { type: select.type, selected_conversation: GENERAL } } });
  await expect.poll(() => sandbox.messages(GENERAL)).toMatchObject([{ text: 'Here' }]);
});
test.each([
  ['an empty list of choices', { type: 'multi_static_select', options: options(2) }, { selected_options: [] }],
  [
    'a choice that is not offered',
    { type: 'static_select', options: options(2) },
    { selected_option: { value: 'v9' } },
  ],
  ['an address without a host', { type: 'email_text_input' }, { value: 'ana' }],
  ['a word for a URL', { type: 'url_text_input' }, { value: 'ana' }],
  ['a fraction where none is allowed', { type: 'number_input', is_decimal_allowed: false }, { value: '1.5' }],
  ['a number below the least', { type: 'number_input', is_decimal_allowed: true, min_value: '2' }, { value: '1.5' }],
  ['a person who is not here', { type: 'users_select' }, { selected_user: 'U0NOBODY' }],
])('%s is not submitted', async (_what, element, given) => {
  const block = { ...input({ ...element, action_id: 'a' }), block_id: 'b' };
  const { sandbox, id } = await opened({ blocks: [block] });
  const submitted = await sandbox.drive.submit(ANA, id, { b: { a: { type: element.type, ...given } } });
  expect(submitted).toEqual({ ok: false, errors: { b: expect.any(String) } });
});
