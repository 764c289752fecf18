import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, violations, withBrowser } from '../support/browser.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

withBrowser();

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

const LIBRARY = /\/chart\.js$/;

test('the interactive chart is loaded only when somebody opens it, from our own host, and keeps to the policy', async () => {
  const page = await openPage(`${site.url}/analytics?period=7d`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.locator('#explore').waitFor();
  expect(asked.filter((url) => LIBRARY.test(url))).toEqual([]);
  await page.getByRole('button', { name: 'Open the interactive chart' }).click();
  await page.locator('#explore-canvas canvas').waitFor();
  expect(asked.filter((url) => LIBRARY.test(url))).toHaveLength(1);
  for (const what of ['Success rate', 'Length of runs', 'Cost', 'Tokens', 'Runs by status']) {
    await page.getByLabel('Show').selectOption(what);
    expect(await page.locator('#explore-canvas canvas').getAttribute('aria-label')).toContain(what);
  }
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close the interactive chart' }).click();
  expect(await page.locator('#explore-canvas').isHidden()).toBe(true);
});

test('what the interactive chart draws is what the table says', async () => {
  const page = await openPage(`${site.url}/analytics?period=7d`);
  await page.getByRole('button', { name: 'Open the interactive chart' }).click();
  await page.locator('#explore-canvas canvas').waitFor();
  const drawn = await page.evaluate<number[][]>(
    'Chart.getChart(document.querySelector("#explore-canvas canvas")).data.datasets.map(({ data }) => data)',
  );
  expect(drawn.flat().reduce((sum, each) => sum + each, 0)).toBe(56);
});

test('a click on a bar leads to the runs behind it', async () => {
  const page = await openPage(`${site.url}/analytics?period=7d`);
  await page.getByRole('button', { name: 'Open the interactive chart' }).click();
  const canvas = page.locator('#explore-canvas canvas');
  await canvas.waitFor();
  const box = await canvas.boundingBox();
  await canvas.click({ position: { x: (box?.width ?? 0) - 60, y: (box?.height ?? 0) / 2 } });
  await page.waitForURL(/\/runs\?q=since/);
});

test('without JavaScript there is no chart that cannot be used', async () => {
  const page = await openPage(`${site.url}/analytics?period=7d`, { javaScriptEnabled: false });
  expect(await page.locator('#explore').isHidden()).toBe(true);
  expect(await page.locator('.series-bars').count()).toBe(4);
});
