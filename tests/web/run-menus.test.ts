import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, withBrowser } from '../support/browser.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

withBrowser();

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

test('menus narrow and order the list without JavaScript, and the box shows the query that they made', async () => {
  const page = await openPage(`${site.url}/runs?q=is%3Afinal`, { javaScriptEnabled: false });
  await page.locator('#menus summary').click();
  await page.getByLabel('Project', { exact: true }).selectOption('web');
  await page.getByLabel('Order').selectOption('Dearest first');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await page.inputValue('#q')).toBe('is:final project:web sort:-cost');
  const rows = await page.locator('#list tbody tr').count();
  expect(rows).toBeGreaterThan(2);
  expect(await page.locator('#list .origin', { hasText: 'web' }).count()).toBe(rows);
  await page.locator('#menus summary').click();
  await page.getByLabel('Project', { exact: true }).selectOption('Any');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await page.inputValue('#q')).toBe('is:final sort:-cost');
});

test('the columns of the list are chosen on the list', async () => {
  const page = await openPage(`${site.url}/runs?q=is%3Afinal`, { javaScriptEnabled: false });
  await page.locator('#menus summary').click();
  await page.getByLabel('Tokens').check();
  await page.getByRole('button', { name: 'Show these columns' }).click();
  expect(page.url()).toBe(`${site.url}/runs?q=is%3Afinal`);
  expect(await page.locator('#list thead').textContent()).toContain('Tokens');
});

test('what the address makes of a menu can only be a query that is understood', async () => {
  for (const search of ['sort=-%3Cb%3E', 'project=%22%3E%3Cscript%3E', 'since=never', 'model=__proto__'])
    expect([200, 400], search).toContain((await site.get(`/runs?${search}`)).status);
});
