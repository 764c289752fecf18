import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, withBrowser } from '../support/browser.ts';
import { aRun } from '../support/run-fixtures.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

withBrowser();

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

const read = async (path: string, from: Site = site) =>
  (await (await from.get(path)).text())
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
/** A run with a log of 140 lines. */
const LOGGED = '/runs/1047';

test('a log is searched by words and by level, without JavaScript, and says among how many lines', async () => {
  const page = await openPage(site.url + LOGGED, { javaScriptEnabled: false });
  await page.getByLabel('Find in the log').fill('EXPECTED 302');
  await page.getByLabel('Level').selectOption('Errors only');
  await page.getByRole('button', { name: 'Find' }).click();
  expect(await page.textContent('#log')).toContain('20 lines found among the newest 140');
  expect(await page.locator('#log .log li').count()).toBe(20);
  expect(await page.locator('#log .log li[data-level="error"]').count()).toBe(20);
  await page.getByRole('link', { name: 'Show all lines' }).click();
  expect(await page.locator('#log .log li').count()).toBe(50);
});

test('what a search found is paged like the whole log', async () => {
  const page = await openPage(`${site.url}${LOGGED}?level=info`, { javaScriptEnabled: false });
  const lines: string[] = [];
  const collect = async () => lines.unshift(...(await page.locator('#log .log-number').allTextContents()));
  await collect();
  while ((await page.getByRole('link', { name: 'Older lines' }).count()) > 0) {
    await page.getByRole('link', { name: 'Older lines' }).click();
    await collect();
  }
  expect(new Set(lines).size).toBe(120);
});

test('a search that finds nothing says so', async () => {
  expect(await read(`${LOGGED}?log=%3Cb%3Enowhere`)).toContain('Nothing of it is in the log');
});

test('a moving run says that new lines come by themselves, and how to follow it without JavaScript', async () => {
  const page = await openPage(site.url + LOGGED, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Follow it without JavaScript' }).click();
  expect(page.url()).toContain('refresh=10#log');
  expect(await page.textContent('footer')).toContain('loaded again every 10 seconds');
});

test('all attempts stand together with what they cost, and over how many that is known', async () => {
  const [first, second, third] = await site.store.write(async (tx) => {
    const [one] = await tx.runs.insertMany([aRun({ costMicros: 1_000_000, status: 'failed' })]);
    const [two] = await tx.runs.insertMany([aRun({ costMicros: null, retryOf: one?.number ?? 0, attempt: 2 })]);
    const [three] = await tx.runs.insertMany([
      aRun({ costMicros: 500_000, retryOf: two?.number ?? 0, attempt: 3, model: 'another' }),
    ]);
    return [one, two, three].map((run) => run?.number);
  });
  for (const number of [first, second, third]) {
    const page = await read(`/runs/${number}`);
    expect(page).toContain('Together $1.50 over 2 of 3 attempts');
    for (const each of [first, second, third]) expect(page).toContain(`#${each}`);
  }
  const beside = await read(`/runs/${third}?compare=${first}`);
  expect(beside).toContain(`#${third} beside #${first}`);
  expect(beside).toContain('Model (differs) another sonnet');
  expect(beside).toContain('Cost (differs) $0.50 $1.00');
});

test('a comparison with nothing or with itself is the page itself', async () => {
  for (const asked of ['1047', '99999', 'x', ''])
    expect(await read(`${LOGGED}?compare=${asked}`)).not.toContain('beside #');
});

test('the public view compares only what it shows', async () => {
  const open = await openSite('public');
  await open.store.write((tx) => tx.runs.insertMany([aRun(), aRun({ retryOf: 1001, attempt: 2 })]));
  const page = await read('/runs/1002?compare=1001', open);
  expect(page).toContain('#1002 beside #1001');
  expect(page).not.toMatch(/Cost|Prompt|sonnet|Together|\$/);
  await open.close();
});
