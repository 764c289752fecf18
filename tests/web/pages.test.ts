import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

const MINUTE = 60_000;
let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

const text = async (path: string, headers?: Record<string, string>) => (await site.get(path, headers)).text();
/** The page as somebody reads it, without its markup. */
const read = async (path: string, headers?: Record<string, string>) =>
  (await text(path, headers))
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const numbers = (page: string) =>
  [...page.matchAll(/class="run-link" href="\/runs\/(\d+)"/g)].map(([, number]) => Number(number));
const link = (page: string, label: string) =>
  new RegExp(`href="([^"]+)"[^>]*>${label}<`).exec(page)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ??
  null;

describe('the overview', () => {
  test('says first what a person has to know', async () => {
    expect(await text('/')).toContain('2 runs wait for a person; 7 others are active</h1>');
  });

  test('says of how many runs a sum knows the cost', async () => {
    expect(await read('/')).toMatch(/Cost \$[\d.]+ over 36 of 42 runs in 24 hours/);
  });

  test('shows the numbers of its picture as a table, and they add up', async () => {
    const page = await text('/');
    const rows = [
      ...page.matchAll(
        /<th scope="row">[\s\S]*?<td>(\d+)<\/td><td>(\d+)<\/td><td>(\d+)<\/td><td>(\d+)<\/td><td>(\d+)<\/td>/g,
      ),
    ];
    expect(rows).toHaveLength(24);
    for (const [, created, ...parts] of rows)
      expect(parts.reduce((sum, part) => sum + Number(part), 0)).toBe(Number(created));
    expect(page).toContain(`${rows.reduce((sum, [, created]) => sum + Number(created), 0)} runs created since`);
  });

  test('of a tower without runs says how to start one', async () => {
    const empty = await openSite();
    const page = await (await empty.get('/')).text();
    expect(page).toContain('No run has been started yet');
    expect(page).toContain('/runs new');
    await empty.close();
  });

  test('warns of a provider that does not answer, and says as of when the rest is', async () => {
    const warned = await openSite();
    const at = NOON - 10 * MINUTE;
    await warned.store.providers.put({
      name: 'simulator',
      answeredAt: at,
      coveredAt: at,
      failingSince: at + MINUTE,
      error: 'refused',
      cursor: null,
    });
    const page = await (await warned.get('/', { cookie: 'tz=Europe/Paris' })).text();
    expect(page).toContain(
      'The provider simulator has not been answering since 13:51; what you see of its runs is as of 13:50.',
    );
    expect(page).toContain('Times are in <span class="zone">Europe/Paris</span>');
    expect(await (await warned.get('/health')).text()).toContain('The provider simulator needs attention</h1>');
    await warned.close();
  });

  test('says of a provider that fell silent that it may be old', async () => {
    const silent = await openSite();
    await silent.store.providers.put({
      name: 'simulator',
      answeredAt: NOON - 16_000,
      coveredAt: NOON - 16_000,
      failingSince: null,
      error: null,
      cursor: null,
    });
    expect(await (await silent.get('/')).text()).toContain('was last heard from some time ago');
    silent.clock.now -= 2_000;
    expect(await (await silent.get('/')).text()).not.toContain('was last heard from');
    await silent.close();
  });
});

describe('the list of runs', () => {
  test('leads through all runs, each once, and back', async () => {
    const first = await text('/runs');
    const older = link(first, 'Next page');
    const second = await text(older ?? '');
    expect(numbers(first)).toHaveLength(50);
    expect([...numbers(first), ...numbers(second)].sort()).toEqual(
      Array.from({ length: 56 }, (_, index) => 1001 + index),
    );
    expect(link(second, 'Next page')).toBeNull();
    expect(numbers(await text(link(second, 'Previous page') ?? ''))).toEqual(numbers(first));
  });

  test('a page that was never given out is refused, not taken for the first', async () => {
    const answer = await site.get('/runs?after=nonsense');
    expect(answer.status).toBe(400);
    expect(numbers(await answer.text())).toEqual([]);
  });

  test('narrows by status and keeps the rest of the query', async () => {
    const page = await text('/runs?q=project:web+sort:cost');
    const failed = /href="([^"]+)"[^>]*><span class="status" data-status="failed">/
      .exec(page)?.[1]
      ?.replaceAll('&#x3D;', '=')
      .replaceAll('&amp;', '&');
    expect(decodeURIComponent(failed ?? '')).toBe('/runs?q=project:web+status:failed+sort:cost');
    const narrowed = numbers(await text(failed ?? ''));
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.every((number) => numbers(page).includes(number))).toBe(true);
  });

  test('sorts by a column and turns round at the second click', async () => {
    const once = link(await text('/runs'), 'Cost') ?? '';
    expect(decodeURIComponent(once)).toBe('/runs?q=sort:-cost');
    const sorted = await text(once);
    expect(sorted).toMatch(/class="col-cost" aria-sort="descending"/);
    expect(decodeURIComponent(link(sorted, 'Cost') ?? '')).toBe('/runs?q=sort:cost');
  });

  test('a wrong query keeps what was typed, says what is wrong and points at it', async () => {
    const answer = await site.get(`/runs?q=${encodeURIComponent('status:failed projct:web "a <b>"')}`);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain('value="status:failed projct:web &quot;a &lt;b&gt;&quot;"');
    expect(page).toContain('There is no field projct. Did you mean project:?');
    expect(page).toMatch(/<pre>status:failed projct:web &quot;a &lt;b&gt;&quot;\n {14}\^{7}<\/pre>/);
    expect(numbers(page)).toEqual([]);
  });

  test('"mine" is for people who are known', async () => {
    expect((await site.get('/runs?q=is:mine')).status).toBe(400);
    expect(await text('/runs')).not.toContain('>Mine<');
    const known = await openSite('private');
    await busyDay(known.store);
    const cookie = await known.signIn({ id: 'U0BEN', name: 'Ben Okafor' });
    const page = await (await known.get('/runs?q=is:mine', { cookie })).text();
    expect(page).toContain('aria-current="true">Mine</a>');
    expect(numbers(page).length).toBeGreaterThan(0);
    expect(page).not.toContain('<bdi>Ana Ruiz</bdi>');
    await known.close();
  });

  test('nothing found says so and leads on', async () => {
    expect(await text('/runs?q=nothingmatchesthis')).toContain(
      'No run matches this query. <a href="/runs">Show all runs</a>',
    );
  });
});

describe('one run', () => {
  test('shows what it asks and how to answer', async () => {
    const page = await read('/runs/1053');
    expect(page).toContain('It asks The migration would drop the column legacy_token');
    expect(page).toContain('/runs say 1053');
  });

  test('what is not known is called unknown, never zero', async () => {
    const [run] = await site.store.write((tx) =>
      tx.runs.insertMany([
        aRun({
          status: 'running',
          costMicros: null,
          tokens: null,
          progress: null,
          startedAt: null,
          by: null,
          project: null,
        }),
      ]),
    );
    const page = await read(`/runs/${run?.number}`);
    for (const fact of ['Cost', 'Tokens', 'So far', 'Started', 'Started by', 'Project'])
      expect(page).toContain(`${fact} unknown`);
    expect(page).toContain('progress unknown');
    expect(page).not.toMatch(/\$0|\b0%/);
  });

  test('an action that is not confirmed is on its way, not done', async () => {
    expect(await read('/runs/1049')).toMatch(/Running .*cancelling… asked by Ben Okafor/);
  });

  test('leads through its log to the first line and back to the newest', async () => {
    const newest = await text('/runs/1047');
    expect(newest).toContain('140 lines');
    expect(newest).toContain('<span class="log-number">91</span>');
    expect(newest).not.toContain('Newer lines');
    const older = await text(link(newest, 'Older lines') ?? '');
    expect(older).toContain('<span class="log-number">41</span>');
    const oldest = await text(link(older, 'Older lines') ?? '');
    expect(oldest).toContain('<span class="log-number">1</span>');
    expect(link(oldest, 'Older lines')).toBeNull();
    expect(link(oldest, 'Newest lines')).toBe('/runs/1047#log');
  });

  test('the colours of a terminal are left out of its log', async () => {
    const page = await text('/runs/1047');
    expect(page).toContain('<code dir="auto">✓ keeps the query of the path (3 ms)</code>');
    expect(page).not.toContain('[32m');
  });

  test('knows what it retries and what retries it', async () => {
    const [first] = await site.store.write((tx) => tx.runs.insertMany([aRun({ status: 'failed' })]));
    const [second] = await site.store.write((tx) =>
      tx.runs.insertMany([aRun({ retryOf: first?.number ?? 0, attempt: 2 })]),
    );
    expect(await read(`/runs/${first?.number}`)).toContain(`Compare with #${second?.number}`);
    expect(await read(`/runs/${second?.number}`)).toContain(`this is attempt 2 #${first?.number} Failed`);
  });

  test('tells who did what to it, newest first', async () => {
    expect(await read('/runs/1049')).toMatch(/What happened 11:59 .+ asked to cancel it .+ started it .+ created it/);
  });

  test('one that is not there is said by its number', async () => {
    const answer = await site.get('/runs/4711');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no run #4711.');
  });

  test('an address of an agent is a link only where it leads to the web', async () => {
    const pullRequests = ['javascript:alert(1)', 'https://git.example.com/1', 'data:text/html,x'].map((url) => ({
      url,
      title: null,
      number: null,
    }));
    const [run] = await site.store.write((tx) =>
      tx.runs.insertMany([aRun({ pullRequests, webUrl: 'JaVaScRiPt:alert(1)' })]),
    );
    const page = await text(`/runs/${run?.number}`);
    expect([...page.matchAll(/<a href="([^"]+)" rel="noopener noreferrer"/g)].map(([, href]) => href)).toEqual([
      'https://git.example.com/1',
    ]);
  });
});
