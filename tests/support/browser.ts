import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const QUIET = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((part) => `--disable-${part}`);
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** How a page is looked at; what is left out is as a desktop has it. */
export interface Look extends BrowserContextOptions {
  readonly width?: number;
  readonly dark?: boolean;
  /** Complaints of the browser that belong to the test, such as that of a page that is not found. */
  readonly expected?: RegExp;
}

let browser: Browser;

/** Starts one browser for the tests of a file. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', ...QUIET] });
  });
  afterAll(() => browser.close());
}

/**
 * A page in a browser of its own for one test. The test fails where this page, or another tab of its browser, throws,
 * opens a dialog, logs an error (a broken content security policy is one) or asks another host.
 */
export async function openPage(
  url: string,
  { width = 1280, dark = false, expected, ...options }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    ...options,
  });
  const { origin } = new URL(url);
  const wrong: string[] = [];
  context.on('weberror', (error) => wrong.push(String(error.error())));
  context.on('dialog', (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
  context.on('request', (request) => request.url().startsWith(origin) || wrong.push(`asked for ${request.url()}`));
  onTestFinished(async () => {
    await context.close();
    expect(wrong.filter((each) => !expected?.test(each))).toEqual([]);
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The embedded workspace at a place in it (`?as=U1#C1`), drawn. */
export async function openSandbox(origin: string, place: string, look: Look = {}): Promise<Page> {
  const page = await openPage(`${origin}/sandbox${place}`, look);
  await page.locator('[data-channel]').first().waitFor({ state: 'attached' });
  return page;
}

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join(" ")))',
  );
}

function chromiumPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined) throw new Error('There is no Chromium on the path.');
  return found;
}
