import { expect, test } from 'vitest';
import { openSandbox, violations, withBrowser } from '../../support/browser.ts';
import { httpBot } from '../bot.ts';
import { ANA, BO, GENERAL, OURS, openPlace, type Place } from '../place.ts';
import {
  actions,
  bars,
  button,
  cell,
  input,
  many,
  mrkdwn,
  options,
  pie,
  plain,
  richLine,
  section,
  task,
} from '../rules/pieces.ts';

withBrowser();

const post = (place: Place, blocks: unknown, text = 'x') =>
  place.client.chat.postMessage({ channel: GENERAL, text, blocks: blocks as never });

const card = { type: 'card', title: mrkdwn('Card'), actions: [button({ action_id: 'open' })] };
const everything = [
  section('*Title*', { accessory: { type: 'overflow', action_id: 'more', options: options(3) }, fields: [mrkdwn()] }),
  { type: 'header', text: plain('Header') },
  { type: 'divider' },
  { type: 'context', elements: [mrkdwn('context')] },
  actions(
    button({ action_id: 'go', style: 'primary' }),
    { type: 'static_select', action_id: 'choose', options: options(3) },
    { type: 'datepicker', action_id: 'day' },
    { type: 'users_select', action_id: 'who' },
    { type: 'checkboxes', action_id: 'boxes', options: options(2) },
    { type: 'radio_buttons', action_id: 'radio', options: options(2) },
  ),
  richLine(),
  { type: 'markdown', text: '# Heading\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n' },
  { type: 'table', rows: [[cell('A')], [cell('1')]] },
  { type: 'data_table', caption: 'Runs', rows: many(8, (row) => [cell(`row ${row}`), cell()]) },
  bars(2, 4),
  pie([{ label: 'a', value: 1 }]),
  { type: 'plan', title: 'Plan', tasks: [task(), task({ task_id: 'u', status: 'in_progress' })] },
  card,
  { type: 'carousel', elements: [card, { ...card, actions: [button({ action_id: 'open_other' })] }] },
  { type: 'container', title: plain(), is_collapsible: true, child_blocks: [section()] },
  { type: 'context_actions', elements: [{ type: 'icon_button', action_id: 'drop', icon: 'trash', text: plain() }] },
];

test.each([
  { width: 1280, dark: false },
  { width: 360, dark: true },
])('every block is drawn, legible and reachable at $width pixels', async (look) => {
  const place = await openPlace();
  await post(place, everything);
  const page = await openSandbox(place.origin, `#${GENERAL}`, look);
  await page.locator('[data-ts] .block').last().waitFor();
  expect(await page.locator('[data-ts] .placeholder').allTextContents()).toEqual([]);
  expect(await page.locator('[data-ts] .message-body > .block').count()).toBe(everything.length);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
  expect(await violations(page)).toEqual([]);
});

test('a block that nobody knows is named in its place', async () => {
  const place = await openPlace();
  await post(place, [section()]);
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  const drawn = await page.evaluate(
    `import('/sandbox/assets/blocks/draw.js').then((room) => room.drawBlocks([{ type: 'hologram' }], {})[0].textContent)`,
  );
  expect(drawn).toBe('Unknown block: hologram');
});

test('what an agent writes stays text', async () => {
  const place = await openPlace();
  const evil =
    '<img src=x onerror=alert(1)> <javascript:alert(1)|click> &lt;script&gt;alert(1)&lt;/script&gt; *<b>bold*';
  await post(place, [section(evil), { type: 'markdown', text: `[x](javascript:alert(1)) ${evil}` }], evil);
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  await page.locator('[data-ts] .block').last().waitFor();
  expect(await page.locator('[data-ts] :is(img, script, b, a[href^="javascript"])').count()).toBe(0);
  expect(await page.locator('[data-ts] .section-body').textContent()).toContain('<script>alert(1)</script>');
});

test('a command is completed as it is typed, and its answer is for the one who asked', async () => {
  const place = await openPlace();
  httpBot(place).command('/runs', ({ command, ack }) => ack(`You asked for ${command.text}`));
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  const composer = page.locator('#composer');
  await composer.pressSequentially('/ru');
  await page.getByRole('listbox', { name: 'Suggestions' }).getByText('/runs').waitFor();
  await page.keyboard.press('Tab');
  expect(await composer.inputValue()).toBe('/runs ');
  expect(await page.locator('.composer:has(#composer) .ghost-hint').textContent()).toBe('list');
  await page.keyboard.type('list');
  await page.keyboard.press('Enter');
  const answer = page.locator('[data-ts]', { hasText: 'You asked for list' });
  await answer.getByText('Only visible to you').waitFor();
  expect(await composer.inputValue()).toBe('');
  await answer.locator('[data-dismiss]').click();
  await answer.waitFor({ state: 'detached' });
});

test('a dangerous button asks first, and is busy until the bot answers', async () => {
  const place = await openPlace();
  const pressed: string[] = [];
  let answer = () => {};
  httpBot(place).action('stop', async ({ ack, action }) => {
    pressed.push(action.type);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await ack();
  });
  const confirm = { title: plain('Sure?'), text: mrkdwn('It stops.'), confirm: plain('Stop'), deny: plain('Keep') };
  await post(place, [actions(button({ action_id: 'stop', style: 'danger', confirm }))]);
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  const stop = page.locator('[data-action-id=stop]');
  await stop.click();
  await page.locator('[data-deny]').click();
  await stop.click();
  await page.locator('[data-confirm]').click();
  await page.locator('[data-action-id=stop][aria-busy=true]').waitFor();
  await expect.poll(() => pressed).toEqual(['button']);
  answer();
  await page.locator('[data-action-id=stop]:not([aria-busy])').waitFor();
});

test('a form says what is wrong beside its field, and loses nothing when the bot draws it anew', async () => {
  const place = await openPlace();
  const app = httpBot(place);
  const submitted: unknown[] = [];
  const project = { type: 'static_select', action_id: 'project', options: options(2) };
  const prompt = { type: 'plain_text_input', action_id: 'prompt', focus_on_load: true };
  const form = (note: string) => ({
    type: 'modal' as const,
    callback_id: 'form',
    title: plain('New run'),
    submit: plain('Start'),
    blocks: [
      input(prompt, { block_id: 'prompt' }),
      section(note),
      input(project, { block_id: 'project', dispatch_action: true, optional: true }),
    ],
  });
  app.shortcut('new_run', async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form('first') as never });
  });
  app.action('project', async ({ ack, body, client }) => {
    await ack();
    const view_id = 'view' in body ? (body.view?.id ?? '') : '';
    await client.views.update({ view_id, view: form('second') as never });
  });
  app.view('form', async ({ ack, view }) => {
    submitted.push(view.state.values.prompt?.prompt?.value);
    if (submitted.length > 1) return ack();
    return ack({ response_action: 'errors', errors: { prompt: 'The agent is busy.' } });
  });
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  await page.locator('[data-shortcuts=global]').click();
  await page.locator('[data-shortcut=new_run]').click();
  const dialog = page.locator('[role=dialog][data-view-id]');
  await dialog.waitFor();
  await page.locator('[data-submit]').click();
  await dialog.getByText('This field is required.').waitFor();
  await page.keyboard.type('Fix the login');
  await dialog.locator('[data-action-id=project]').click();
  await page.locator('[role=option][data-value=v1]').click();
  await dialog.getByText('second').waitFor();
  expect(await dialog.locator('[data-action-id=prompt]').inputValue()).toBe('Fix the login');
  expect(await dialog.locator('[data-action-id=project]').textContent()).toBe('Option 1');
  await page.locator('[data-submit]').click();
  await dialog.getByText('The agent is busy.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.locator('[data-submit]').click();
  await dialog.waitFor({ state: 'hidden' });
  expect(submitted).toEqual(['Fix the login', 'Fix the login']);
});

test('news is followed at the end of a channel, and leaves a reader further up in peace', async () => {
  const place = await openPlace();
  for (const number of many(40, (index) => index)) await post(place, [section(`message ${number}`)]);
  const page = await openSandbox(place.origin, `#${GENERAL}`);
  const list = page.locator('#messages');
  const fromEnd = () => list.evaluate((node) => Math.round(node.scrollHeight - node.scrollTop - node.clientHeight));
  await page.getByText('message 39').waitFor();
  await post(place, [section('live one')]);
  await page.getByText('live one').waitFor();
  await expect.poll(fromEnd).toBeLessThan(2);
  await list.evaluate((node) => node.scrollTo(0, 50));
  await expect.poll(fromEnd).toBeGreaterThan(500);
  await post(place, [section('live two')]);
  await page.locator('#newer').waitFor();
  expect(await list.evaluate((node) => node.scrollTop)).toBe(50);
});

test('two people talk in a thread, and a channel that one is not in is marked unread', async () => {
  const place = await openPlace();
  const { ts } = await post(place, [section('root')]);
  const ana = await openSandbox(place.origin, `?as=${ANA}#${GENERAL}`);
  const bo = await openSandbox(place.origin, `?as=${ANA}#${GENERAL}`);
  await bo.locator('#acting-as').selectOption(BO);
  await bo.waitForURL(/as=U0BO/);
  await bo.locator(`[data-open-thread="${ts}"]`).waitFor({ state: 'attached' });
  await bo.goto(`${place.origin}/sandbox?as=${BO}#${GENERAL}/${ts}`);
  await bo.locator('#thread-composer').fill('a reply from Bo');
  await bo.keyboard.press('Enter');
  await ana.locator(`[data-open-thread="${ts}"]`, { hasText: '1 reply' }).click();
  await ana.locator('#thread').getByText('a reply from Bo').waitFor();
  await bo.locator(`[data-channel=${OURS}]`).click();
  await bo.locator('#composer').fill('elsewhere');
  await bo.keyboard.press('Enter');
  await ana.locator(`[data-channel=${OURS}] .unread`).waitFor();
});

test('a card that is only redrawn elsewhere is no unread news', async () => {
  const place = await openPlace();
  const { ts = '' } = await post(place, [section('card')]);
  const page = await openSandbox(place.origin, `#${OURS}`);
  await page.locator(`[data-channel=${GENERAL}] .unread`, { hasText: '1' }).waitFor();
  for (const step of ['2', '3']) await place.client.chat.update({ channel: GENERAL, ts, text: `card ${step}` });
  await post(place, [section('news')]);
  await place.client.chat.postMessage({ channel: OURS, text: 'after all that' });
  await page.getByText('after all that').waitFor();
  expect(await page.locator(`[data-channel=${GENERAL}] .unread`).textContent()).toBe('2');
});

test('an app without a home offers none, and the address of one leads to a channel', async () => {
  const withHome = await openPlace();
  const page = await openSandbox(withHome.origin, '#home');
  await page.locator('[data-home][aria-current=page]').waitFor();
  const without = await openPlace({ home: false });
  const other = await openSandbox(without.origin, '#home');
  await other.locator(`[data-channel=${GENERAL}][aria-current=page]`).waitFor();
  expect(await other.locator('[data-home]').count()).toBe(0);
});
