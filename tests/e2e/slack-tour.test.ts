import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations, withBrowser } from '../support/browser.ts';
import { AGENTS, ANA, BEN } from '../support/world.ts';
import { openDesk, press, pressAndAgree, rowsOf, shows } from './desk.ts';
import { startTour, type Tour } from './tour-world.ts';

withBrowser();

describe.each(['http', 'socket'])('a newcomer, over %s,', (transport) => {
  let tour: Tour;
  beforeAll(async () => {
    tour = await startTour(transport);
  });
  afterAll(async () => {
    expect(tour.world.errors).toEqual([]);
    await tour.world.close();
  });

  test('finds the board, filters it and turns its pages', async () => {
    const { page, answer } = await openDesk(tour.world.app.url);
    await page.locator('#composer').pressSequentially('/ru');
    await page.getByRole('listbox', { name: 'Suggestions' }).getByText('/runs').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const board = await answer('These need a person');
    const all = await rowsOf(board);
    expect(all.length).toBeGreaterThanOrEqual(8);
    expect(await violations(page)).toEqual([]);

    await press(board, 'board-filter:failed');
    await shows(board, /Runs · Failed.*❌\s\d+\sfailed/);
    expect(await board.locator('[data-block-id^="run:"]', { hasNotText: '❌' }).count()).toBe(0);

    await press(board, 'board-filter:all');
    await board.getByText('These need a person').waitFor();
    const newest = (await rowsOf(board)).slice(-5);
    await press(board, 'board-page:next');
    await board.locator('[data-action-id^="board-page:previous"]').waitFor();
    expect(await rowsOf(board)).not.toEqual(expect.arrayContaining(newest));
    await press(board, 'board-page:previous');
    await expect.poll(() => rowsOf(board)).toEqual(expect.arrayContaining(newest));
  });

  test('starts a run with the form, which loses nothing, and watches its card move', async () => {
    const { page, form, say, card } = await openDesk(tour.world.app.url);
    await say('/runs new');
    await form.waitFor();
    await form.locator('[data-action-id=project]').click();
    await page.locator('[role=option][data-value=web]').click();
    await form.locator('[data-action-id=tags]').fill('login, tour');
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-submit]').click();
    await form.getByText('This field is required.').waitFor();
    await form.locator('[data-action-id=prompt]').fill('  ');
    await page.locator('[data-submit]').click();
    await form.getByText('Say what the agent should do.').waitFor();
    expect(await form.locator('[data-action-id=project]').textContent()).toBe('web');
    expect(await form.locator('[data-action-id=tags]').inputValue()).toBe('login, tour');
    await form.locator('[data-action-id=prompt]').fill('Fix the flaky login test');
    await page.locator('[data-submit]').click();
    await form.waitFor({ state: 'hidden' });

    const run = card('Fix the flaky login test');
    await shows(run, /Running.*📁 web.*🏷️ login, tour/);
    const done = async () => Number(/(\d+)%/.exec((await run.textContent()) ?? '')?.[1] ?? 100);
    const before = await done();
    await expect.poll(done, { timeout: 15_000 }).toBeGreaterThan(before);
  });

  test('steers a run by the buttons of its card, which says no more than has happened', async () => {
    const desk = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`);
    const { page, form } = desk;
    const { card, number, id } = await tour.started(desk, `Sort the cart over ${transport}`);

    await press(card, 'pause');
    await shows(card, 'Pausing…');
    await tour.move(id, { status: 'paused' });
    await shows(card, 'Paused');
    await press(card, 'resume');
    await expect.poll(() => tour.world.provider.acted.at(-1)).toMatchObject({ action: 'resume', externalId: id });
    await tour.move(id, { status: 'waiting', question: 'May I rename the column?', progress: 0.5 });
    await shows(card, /Waiting.*May I rename the column\?/);

    await press(card, 'say');
    await form.getByText('May I rename the column?').waitFor();
    await form.locator('[data-action-id=message]').fill('Yes, and migrate it.');
    await page.locator('[data-submit]').click();
    await form.waitFor({ state: 'hidden' });
    await expect
      .poll(() => tour.world.provider.acted.at(-1))
      .toMatchObject({ action: 'say', text: 'Yes, and migrate it.' });
    expect(await violations(page)).toEqual([]);
    await tour.move(id, { status: 'running', question: null, progress: 0.7 });

    await press(card, 'cancel');
    await page.locator('[data-deny]').click();
    await pressAndAgree(card, 'cancel');
    await shows(card, 'Cancelling…');
    expect(await card.textContent()).not.toContain('Cancelled');
    await tour.move(id, { status: 'cancelled', finishedAt: Date.now() });
    await shows(card, 'Cancelled');
    expect(tour.world.provider.acted.filter(({ externalId }) => externalId === id).map(({ action }) => action)).toEqual(
      ['pause', 'resume', 'say', 'cancel'],
    );

    await pressAndAgree(card, 'retry');
    await shows(desk.message(`retry of #${number}`), 'attempt 2');
  });

  test('is not harmed by a menu that somebody else opened before things changed', async () => {
    const desk = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`);
    const { id, number } = await tour.started(desk, `Split the header over ${transport}`);
    await desk.page.locator('#acting-as').selectOption(BEN);
    await desk.page.waitForURL(/as=U02BEN/);
    await desk.say(`/runs list id:${number}`);
    const board = await desk.answer('1 of 1 shown');
    await tour.move(id, { status: 'completed', finishedAt: Date.now() });
    await press(board, 'run-menu');
    await desk.page.locator('[role=menuitem]', { hasText: 'Pause' }).click();
    await desk.answer(`#${number} is completed, so there is nothing to pause.`);
    expect(tour.world.provider.acted.filter(({ externalId }) => externalId === id)).toEqual([]);
  });

  test('reads a log from its end back, and forward again', async () => {
    const desk = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`);
    const { card, id } = await tour.started(desk, `Read the log over ${transport}`);
    const lines = Array.from({ length: 100 }, (_, index) => ({
      index,
      at: null,
      level: 'info' as const,
      text: `did step ${index + 1}`,
    }));
    tour.world.provider.lines.set(id, lines);
    await press(card, 'logs');
    const log = await desk.answer('lines 61–100 of 100');
    await press(log, 'log-page:older');
    await shows(log, /lines 21–60 of 100.*did step 21\n/);
    await press(log, 'log-page:newer');
    await shows(log, 'lines 61–100 of 100');
  });

  test("has a project's channel told once of a run that fails", async () => {
    const { page, say, answer, message } = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`);
    await page.locator('#composer').pressSequentially('/runs projects change api channel=#ran');
    await page.keyboard.press('Escape');
    await say('/runs projects change api channel=#random');
    await answer(/Saved\..*news go to #random/);
    await tour.move('f1', { status: 'running', project: 'api', title: 'Cache the orders', createdAt: Date.now() });
    await tour.move('f1', {
      status: 'failed',
      project: 'api',
      error: 'Tests failed: 2 of 118',
      finishedAt: Date.now(),
    });
    const channel = page.locator('[data-channel]', { hasText: 'random' });
    await shows(channel, /random\d/);
    await channel.click();
    await shows(message('Cache the orders'), /Failed · #\d+ · Cache the orders.*Tests failed: 2 of 118/);
    await tour.move('f1', {});
    expect(await page.locator('#messages [data-ts]', { hasText: 'Cache the orders' }).count()).toBe(1);
  });

  test('is told what there is, how it all is, and what was probably meant', async () => {
    const { page, say, answer, message } = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`);
    await say('/runs help');
    await answer('What you can do with /runs');
    await say('/runs shwo 1001');
    await answer('Did you mean /runs show?');
    await say('/runs list stauts:failed');
    await shows(message('There is no field stauts'), /stauts:failed\s+\^{7}/);
    await say('/runs status');
    await answer(/Everything is working.*scripted: runs known as of.*simulator: runs known as of/);
    await say('/runs projects');
    await answer(/Projects · \d.*📁 web.*news go to #web-team/);
    await say('/runs show 1001');
    await answer('The card of #1001 is on its way.');
    await shows(page.locator('#messages [data-block-id=run-title]').last(), '#1001');
    await say('/runs logs 1001 5');
    await answer(/#1001.*lines/);
    expect(await violations(page)).toEqual([]);
  });
});
