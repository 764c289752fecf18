import { expect, onTestFinished, test } from 'vitest';
import { openPage, withBrowser } from '../support/browser.ts';
import { openSite } from './site.ts';

withBrowser();

test('a link says how the page looks, whatever the device says, and the next page remembers it', async () => {
  const site = await openSite();
  onTestFinished(() => site.close());
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const page = await openPage(`${site.url}/runs`, { dark: true });
  const dark = await ground();
  await page.goto(`${site.url}/runs?theme=light`);
  const light = await ground();
  expect(light).not.toBe(dark);
  await page.goto(`${site.url}/`);
  expect(await ground()).toBe(light);
  await page.goto(`${site.url}/?theme=system`);
  expect(await ground()).toBe(dark);
  await page.goto(`${site.url}/?theme=pink`);
  expect(await ground()).toBe(dark);
});
