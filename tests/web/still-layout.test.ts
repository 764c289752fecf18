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

/** Sums up how much of what stood on the screen moved by itself, as browsers measure it. */
const WATCH = `window.moved = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;

test.each(['/', '/runs', '/runs/1047', '/projects', '/projects/web', '/analytics', '/health', '/preferences'])(
  'nothing on %s jumps while it loads and when it gets live, on a phone and on a desk',
  async (path) => {
    for (const width of [390, 1440]) {
      const page = await openPage(`${site.url}/healthz`, { width, expected: /favicon/ });
      await page.addInitScript(WATCH);
      await page.goto(site.url + path);
      await page.locator('#beacon[data-state="live"]').waitFor();
      site.web.announce();
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      expect(await page.evaluate('window.moved'), `${path} ${width}`).toBeLessThan(0.02);
    }
  },
  60_000,
);

test('a page that does jump is noticed', async () => {
  const page = await openPage(`${site.url}/healthz`, { expected: /favicon/ });
  await page.addInitScript(WATCH);
  await page.goto(`${site.url}/runs`);
  await page.evaluate(`document.querySelector('main').prepend(Object.assign(document.createElement('div'), { textContent: 'late' }));
    document.querySelector('main').firstChild.style.height = '300px';`);
  await page.waitForFunction('window.moved > 0.02');
});
