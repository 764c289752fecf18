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

const save = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${site.url}/preferences`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  });
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('without JavaScript one chooses how all pages look, and all pages keep to it', async () => {
  const page = await openPage(`${site.url}/preferences`, { javaScriptEnabled: false });
  await page.getByLabel('Dark', { exact: true }).check();
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByLabel('Every 5 minutes').check();
  await page.getByLabel('25', { exact: true }).check();
  await page.getByLabel('Compact').check();
  await page.getByLabel('Model').check();
  await page.getByLabel('Cost').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.textContent('.said')).toContain('Saved');
  await page.goto(`${site.url}/runs`);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await page.locator('html').getAttribute('data-density')).toBe('compact');
  expect(await page.locator('.zone').textContent()).toBe('Asia/Tokyo');
  expect(await page.locator('#list tbody tr').count()).toBe(25);
  expect(await page.locator('#list thead').textContent()).toMatch(/Model/);
  expect(await page.locator('#list thead').textContent()).not.toMatch(/Cost/);
  expect(await page.locator('meta[http-equiv="refresh"]').getAttribute('content')).toBe('300');
  await page.goto(`${site.url}/preferences`);
  expect(await page.getByLabel('Compact').isChecked()).toBe(true);
});

test('a form that speaks of one thing leaves the others as they were, and leads back', async () => {
  const cookie = cookieOf(await save({ theme: 'dark', rows: '100' }));
  const answer = await save({ columns: 'took', back: '/runs?q=is%3Afinal' }, { cookie });
  expect(answer.headers.get('location')).toBe('/runs?q=is%3Afinal');
  const kept = decodeURIComponent(cookieOf(answer));
  expect(kept).toContain('theme=dark');
  expect(kept).toContain('rows=100');
  expect(kept).toContain('columns=took');
});

test('what is no choice of ours is not kept, and nobody is sent elsewhere', async () => {
  const answer = await save({ theme: '<b>', zone: 'Moon/Crater', rows: '9999999', back: '//evil.example/' });
  expect(decodeURIComponent(cookieOf(answer))).toBe(
    'look=theme=system&refresh=0&rows=50&density=comfortable&columns=progress+cost+took+created',
  );
  expect(answer.headers.get('location')).toBe('/');
});

test('a cookie that somebody made up is as good as none', async () => {
  for (const made of ['%', 'theme=pink&rows=1e9&zone=x&columns=__proto__', 'x'.repeat(3_000), '%00%ff']) {
    const answer = await site.get('/runs', { cookie: `look=${made}` });
    expect(answer.status, made.slice(0, 40)).toBe(200);
    expect(await answer.text()).toContain('data-theme="system"');
  }
});

test('a form of another site changes nothing', async () => {
  const answer = await save({ theme: 'dark' }, { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
