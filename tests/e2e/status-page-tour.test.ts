import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, violations, withBrowser } from '../support/browser.ts';
import { AGENTS, ANA } from '../support/world.ts';
import { openDesk } from './desk.ts';
import { startTour, type Tour } from './tour-world.ts';

/** What the browser logs of a query that is refused. */
const REFUSED = /status of 400/;

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

  test('follows the link to the status page, which moves by itself', async () => {
    const desk = await openDesk(tour.world.app.url, `?as=${ANA}#${AGENTS}`, { expected: REFUSED });
    const { id, number } = await tour.started(desk, `Show it live over ${transport}`);
    await desk.say('/runs page');
    const link = (await desk.answer('The link is for you alone')).getByRole('link');
    const [page] = await Promise.all([desk.page.context().waitForEvent('page'), link.click()]);
    await page.getByRole('heading', { name: 'Last 24 hours' }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.locator('.places').getByText('Runs').click();
    await page.fill('#q', `is:active live over ${transport}`);
    await page.press('#q', 'Enter');
    await page.getByRole('link', { name: `Show it live over ${transport}` }).click();
    await page.locator('#beacon[data-state=live]').waitFor();
    await page.evaluate('window.neverLoadedAgain = true');
    await tour.move(id, { status: 'running', progress: 0.66 });
    await page.locator('#run-head progress[value="66"]').waitFor();
    expect(await page.evaluate('window.neverLoadedAgain')).toBe(true);
    expect(await violations(page)).toEqual([]);

    await page.goto(`${tour.world.app.url}/runs`);
    await page.fill('#q', `id:${number} projct:web`);
    await page.press('#q', 'Enter');
    expect(await page.textContent('#problem')).toContain('Did you mean project:?');
    expect(await page.textContent('#problem pre')).toMatch(/^id:(\d+) projct:web\n {8}\^{7}$/);
    expect(await page.inputValue('#q')).toBe(`id:${number} projct:web`);
    expect(await violations(page)).toEqual([]);
  });

  test('finds the same on the status page without JavaScript', async () => {
    const page = await openPage(tour.world.app.url, { javaScriptEnabled: false, expected: REFUSED });
    await page.getByRole('link', { name: 'See all of “Under way”' }).click();
    await page.locator('.run-link').first().click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page.locator('.places').getByText('Runs').click();
    await page.fill('#q', 'status:failed');
    await page.press('#q', 'Enter');
    expect(
      new Set(await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.status))),
    ).toEqual(new Set(['failed']));
    await page.fill('#q', 'status:faild');
    await page.press('#q', 'Enter');
    expect(await page.textContent('#problem')).toContain('Did you mean failed?');
  });
});
