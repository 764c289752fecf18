import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openPage, violations, withBrowser } from '../support/browser.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

/** What gets scripts into pages that do not escape, in every way of leaving the place that it stands in. */
const VECTORS = [
  '<script>window.hit=1</script>',
  '<img src=x onerror=window.hit=1>',
  '<svg onload=window.hit=1>',
  '<svg><script>window.hit=1</script></svg>',
  '<body onload=window.hit=1>',
  '<iframe srcdoc="<script>parent.hit=1</script>">',
  '<iframe src="javascript:parent.hit=1">',
  '<input autofocus onfocus=window.hit=1>',
  '<details open ontoggle=window.hit=1>',
  '<video><source onerror=window.hit=1>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>',
  '<a href="javascript:window.hit=1" autofocus>x</a>',
  '<form action="javascript:window.hit=1"><button>x</button></form>',
  '<object data="javascript:window.hit=1">',
  '<style>*{background:url(javascript:window.hit=1)}</style>',
  '<link rel=stylesheet href="data:text/css,*{x:y}">',
  '<meta http-equiv=refresh content="0;url=javascript:window.hit=1">',
  '<base href="//evil.example/">',
  '<div style="width:expression(window.hit=1)">',
  '<x onclick=window.hit=1 style=position:fixed;inset:0>',
  ' onmouseover=window.hit=1 autofocus onfocus=window.hit=1 x=',
  'javascript:window.hit=1',
  'java\tscript:window.hit=1',
  'data:text/html,<script>parent.hit=1</script>',
  '{{#with this}}{{constructor}}{{/with}}',
].flatMap((core) =>
  [
    '',
    '"',
    "'",
    '">',
    "'>",
    '--><',
    '</title>',
    '</textarea>',
    '</pre></code>',
    '</script>',
    ']]>',
    '`',
    '\u0000<',
    '<!--',
    '<![CDATA[',
    '\u2028',
    '&#34;>',
    '%22%3E',
    '\\"',
    '<svg><desc>',
  ].map((way) => way + core),
);

/** What the browser logs of an answer that is an error and of a server that is gone. */
const REFUSALS = /the server responded with a status of 4\d\d/;
const LOST = /net::ERR_/;

withBrowser();

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each([360, 768, 1440])(
    '%i pixels wide nothing keeps anybody out, and nothing sticks out',
    async (width) => {
      const page = await openPage(site.url, { width, dark: theme === 'dark', expected: REFUSALS });
      for (const path of [
        '/',
        '/runs',
        '/runs?q=projct:web',
        '/runs/1047',
        '/runs/1053',
        '/runs/1040',
        '/analytics',
        '/analytics?q=stauts:failed',
        '/health',
        '/?wall',
        '/runs/1047?compare=1040',
        '/preferences',
        '/projects',
        '/projects/web',
        '/projects/none',
        '/analytics',
        '/analytics?period=7d&q=project:web',
        '/analytics?period=never',
        '/nothing',
      ]) {
        await page.goto(site.url + path);
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        expect(await violations(page), `${path} ${width}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} ${width}`).toBe(
          true,
        );
      }
    },
    180_000,
  );
});

test('the accessibility check finds what is wrong', async () => {
  const page = await openPage(site.url, { expected: REFUSALS });
  await page.evaluate(`document.querySelector('main').innerHTML = '<img src="/x"><input>'`);
  expect((await violations(page)).length).toBeGreaterThan(0);
});

test.each(['/runs', '/runs/1047', '/analytics', '/projects/web'])(
  'on %s the keyboard reaches everything that can be clicked, and one sees where it is',
  async (path) => {
    const page = await openPage(site.url + path);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    const clickable = await page
      .locator('a[href], button, input:not([type="hidden"]), select, summary, [tabindex="0"]')
      .count();
    const seen = new Set<string>();
    for (let step = 0; step < clickable; step++) {
      await page.keyboard.press('Tab');
      seen.add(
        await page.evaluate(
          `(() => { const at = document.activeElement; const marked = getComputedStyle(at).outlineStyle !== 'none'; return marked ? [...document.querySelectorAll('*')].indexOf(at) + '' : 'unmarked'; })()`,
        ),
      );
    }
    expect(seen.size).toBe(clickable);
    expect(seen.has('unmarked')).toBe(false);
  },
);

test('an open page moves by itself and keeps focus, scrolling and what is folded out', async () => {
  const page = await openPage(site.url, { viewport: { width: 1000, height: 500 } });
  const run = await site.store.write(async (tx) => {
    const inserted = await tx.runs.insert(aRun({ status: 'running', createdAt: NOON + 1 }));
    await tx.journal.append([
      { kind: 'created', run: inserted.number, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null },
    ]);
    return inserted;
  });
  await page.goto(site.url);
  await page.locator('#beacon[data-state="live"]').waitFor();
  await page.locator('#activity-numbers summary').click();
  await page.locator('#list-ended tr a').first().focus();
  const before = await page.evaluate(
    '[Math.round(document.activeElement.getBoundingClientRect().top), document.activeElement.getAttribute("href")]',
  );
  await site.store.write(async (tx) => {
    const known = await tx.runs.get(run.number);
    if (known !== null) await tx.runs.save({ ...known, title: 'A title that came later' });
    await tx.journal.append([
      { kind: 'edited', run: run.number, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null },
    ]);
  });
  site.web.announce();
  await page.locator(`#row-active-${run.number}`, { hasText: 'A title that came later' }).waitFor();
  expect(
    await page.evaluate(
      '[Math.round(document.activeElement.getBoundingClientRect().top), document.activeElement.getAttribute("href")]',
    ),
  ).toEqual(before);
  expect(await page.locator('#activity-numbers').getAttribute('open')).not.toBeNull();
});

test('all open tabs of a browser share one connection and all move', async () => {
  const opened = await openSite();
  onTestFinished(() => opened.close());
  const first = await openPage(`${opened.url}/healthz`, { expected: REFUSALS });
  let streams = 0;
  first.context().on('request', (request) => {
    if (request.url().endsWith('/live')) streams++;
  });
  const pages = [first, ...(await Promise.all(Array.from({ length: 7 }, () => first.context().newPage())))];
  await Promise.all(pages.map((page) => page.goto(opened.url)));
  await Promise.all(pages.map((page) => page.locator('#beacon[data-state="live"]').waitFor()));
  expect(streams).toBe(1);
  await opened.store.write(async (tx) => {
    const [run] = await tx.runs.insertMany([aRun()]);
    await tx.journal.append([
      { kind: 'created', run: run?.number ?? null, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null },
    ]);
  });
  opened.web.announce();
  await Promise.all(pages.map((page) => page.locator('#list-ended').waitFor()));
});

test('a page that lost its server says so, and since when', async () => {
  const gone = await openSite();
  const page = await openPage(gone.url, { expected: LOST });
  await page.locator('#beacon[data-state="live"]').waitFor();
  await gone.close();
  await page.locator('#beacon', { hasText: /Connection lost, this is as of \d\d?:\d\d/ }).waitFor();
});

test('whatever an agent writes, nothing of it runs', async () => {
  const vectors = process.env.PROVE ? VECTORS : VECTORS.filter((_, index) => index % 25 === 0);
  const hostile = await openSite();
  onTestFinished(() => hostile.close());
  const runs = vectors.map((text) =>
    aRun({
      title: text,
      prompt: text,
      error: text,
      question: text,
      summary: text,
      branch: text,
      webUrl: text,
      tags: [text],
      metadata: { [text]: text },
      status: 'waiting',
      project: text,
      by: { id: text, name: text },
      pullRequests: [{ url: text, title: text, number: 1 }],
      plan: [{ title: text, state: 'done' }],
    }),
  );
  const kept = await hostile.store.write(async (tx) => {
    const inserted = await tx.runs.insertMany(runs);
    for (const [index, { number }] of inserted.entries())
      await tx.logs.append(number, [{ index: 0, at: null, level: 'info', text: vectors[index] ?? '' }]);
    return inserted;
  });
  const page = await openPage(hostile.url, { expected: REFUSALS });
  for (const path of ['/', '/runs', '/projects', '/analytics?period=90d']) {
    await page.goto(hostile.url + path);
    expect(await page.evaluate('window.hit'), path).toBeUndefined();
  }
  for (const [index, { number }] of kept.entries()) {
    await page.goto(`${hostile.url}/runs/${number}`);
    expect(await page.evaluate('window.hit'), vectors[index]).toBeUndefined();
    expect(
      await page
        .locator('main')
        .locator('img, iframe, script, svg:not(.icon), style, object, form:not(.log-search), [onclick], [style]')
        .count(),
      vectors[index],
    ).toBe(0);
    const text = encodeURIComponent(vectors[index] ?? '');
    for (const path of [
      `/runs?q=${text}`,
      `/runs?project=${text}&sort=${text}`,
      `/runs/${number}?log=${text}&level=${text}&compare=${text}`,
      `/projects/${text}`,
      `/analytics?q=${text}&period=${text}`,
      `/analytics?q=project%3A${text}`,
    ]) {
      await page.goto(hostile.url + path);
      expect(await page.evaluate('window.hit'), path).toBeUndefined();
    }
  }
}, 1_800_000);

test('what an agent writes would run where it is not escaped', async () => {
  const page = await openPage('about:blank', { expected: /./ });
  await page.setContent(VECTORS.join('\n'));
  await page.waitForFunction('window.hit === 1');
});

test("times are in the reader's zone", async () => {
  const page = await openPage(`${site.url}/runs/1001`, { timezoneId: 'Asia/Tokyo' });
  await page.locator('.zone', { hasText: 'Asia/Tokyo' }).waitFor();
  await page.goto(`${site.url}/runs`);
  expect(await page.locator('html').getAttribute('data-zone')).toBe('Asia/Tokyo');
});

test('without JavaScript everything is there, and the page says what is lost', async () => {
  const page = await openPage(site.url, { javaScriptEnabled: false });
  expect(await page.locator('.run-link').count()).toBeGreaterThan(10);
  await page.getByRole('link', { name: 'Load it again every 30 seconds' }).click();
  expect(await page.textContent('footer')).toContain('loaded again every 30 seconds');
  await page.goto(`${site.url}/runs`);
  await page.fill('#q', 'status:failed');
  await page.press('#q', 'Enter');
  expect(new URL(page.url()).search).toBe('?q=status%3Afailed');
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
});

test('a signed link lets in at a click, and by itself where scripts run', async () => {
  const secret = await openSite('private');
  const link = () => secret.web.pageLink({ id: 'U0ANA', name: 'Ana Ruiz' }, '/runs');
  onTestFinished(() => secret.close());
  const still = await openPage(link(), { javaScriptEnabled: false, expected: REFUSALS });
  await still.getByRole('button', { name: 'Open the status page' }).click();
  expect(still.url()).toBe(`${secret.url}/runs`);
  await still.getByRole('button', { name: 'Sign out' }).click();
  await still.goto(secret.url);
  expect(await still.textContent('h1')).toBe('You are not signed in');
  const page = await openPage(link());
  await page.waitForURL(`${secret.url}/runs`);
});
