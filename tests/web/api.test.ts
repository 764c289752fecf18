import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/time.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterEach(() => site.close());

const json = async (path: string) => (await site.get(path)).json() as Promise<Record<string, never>>;

interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

async function validator(): Promise<(name: string, value: unknown) => unknown> {
  const { components } = (await json('/api/v1/openapi.json')) as unknown as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://api.example/', components });
  return (name, value) => {
    const check = ajv.compile({ $ref: `https://api.example/#/components/schemas/${name}` });
    return check(value) ? null : check.errors;
  };
}

describe('the API', () => {
  test('answers as its own description says', async () => {
    const wrong = await validator();
    const list = await json('/api/v1/runs?limit=200');
    expect(wrong('Runs', list)).toBeNull();
    expect(wrong('Run', await json('/api/v1/runs/1047'))).toBeNull();
    expect(wrong('Stats', await json('/api/v1/stats?period=30d'))).toBeNull();
    expect(wrong('Health', await json('/api/v1/health'))).toBeNull();
    expect(wrong('Problem', await json('/api/v1/runs/999999'))).toBeNull();
    expect(wrong('Run', { ...list, number: 'x' })).not.toBeNull();
  });

  test('gives a list page by page, each run once, to the end', async () => {
    const numbers: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = (await json(
        `/api/v1/runs?limit=7${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      )) as unknown as {
        runs: { number: number }[];
        next: string | null;
        total: number;
      };
      numbers.push(...page.runs.map(({ number }) => number));
      after = page.next;
      if (after === null) expect(numbers).toHaveLength(page.total);
    }
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('says the same numbers as the page, and null where nothing is known', async () => {
    await site.store.runs.insert(aRun({ createdAt: NOON - HOUR, project: 'lonely', costMicros: null, tokens: null }));
    const stats = (await json('/api/v1/stats?q=project:lonely')) as unknown as { figures: Record<string, unknown> };
    expect(stats.figures).toMatchObject({ runs: 1, successRate: 1, costUsd: null, costKnownRuns: 0, tokens: null });
  });

  test.each([
    ['/api/v1/runs?q=stauts:failed', 400, 'Did you mean status:?'],
    ['/api/v1/runs?limit=0', 400, 'limit is a whole number'],
    ['/api/v1/stats?period=sometimes', 400, 'is no period'],
    ['/api/v1/runs/abc', 404, 'There is no run #abc'],
    ['/api/v2/runs', 404, 'openapi.json'],
  ])('answers %s with %i and a sentence', async (path, status, sentence) => {
    const answer = await site.get(path);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(await answer.json())).toContain(sentence);
  });

  test('tells a stranger of a private installation nothing, as JSON', async () => {
    await site.close();
    site = await openSite('private');
    for (const path of ['/api/v1/runs', '/api/v1/health', '/feed.atom', '/feed.json', '/badge/status.svg']) {
      expect((await site.get(path)).status, path).toBe(401);
    }
    expect(await json('/api/v1/runs')).toMatchObject({ error: { code: 'signed_out' } });
  });
});

describe('feeds and badges', () => {
  test('the feeds have the runs that ended last, of any query', async () => {
    const feed = (await json('/feed.json?q=status:failed')) as unknown as { items: { title: string; url: string }[] };
    expect(feed.items.length).toBeGreaterThan(0);
    expect(feed.items.every(({ title }) => title.startsWith('Failed: #'))).toBe(true);
    const atom = await site.get('/feed.atom');
    expect(atom.headers.get('content-type')).toBe('application/atom+xml');
    expect(await atom.text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  });

  test('what an agent writes is text in a feed and in a badge', async () => {
    const title = '</title><script>alert(1)</script>]]>&';
    await site.store.runs.insert(aRun({ title, summary: title, finishedAt: NOON }));
    const atom = await (await site.get('/feed.atom')).text();
    expect(atom.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')).not.toContain('<script');
    const wrong = await site.get('/badge/%3Cscript%3E.svg');
    expect(wrong.status).toBe(404);
    expect(await wrong.text()).not.toContain('<script>');
  });

  test('each badge says its number', async () => {
    const badge = async (name: string) => (await site.get(`/badge/${name}.svg`)).text();
    expect(await badge('running')).toContain('running');
    expect(await badge('success')).toMatch(/\d+%/);
    expect(await badge('cost')).toMatch(/\$[\d.]+ this week/);
    expect(await badge('status')).toMatch(/working|needs attention/);
  });

  test('the public view has no badge of money, and its API and feeds hide what it hides', async () => {
    await site.close();
    site = await openSite('public');
    await site.store.runs.insert(
      aRun({ title: 'secret-title', summary: 'secret', prompt: 'secret', finishedAt: NOON }),
    );
    expect((await site.get('/badge/cost.svg')).status).toBe(404);
    for (const path of ['/api/v1/runs', '/api/v1/runs/1001', '/feed.json', '/feed.atom', '/api/v1/stats']) {
      const answer = await site.get(path);
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).not.toMatch(/secret|Ana Ruiz|0\.42|35000/);
    }
  });
});
