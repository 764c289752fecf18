import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewRun } from '../../src/domain/run.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { openSite, type Site } from './site.ts';

const HOSTILE = `"'><img src=x onerror=alert(1)></bdi></a></script><script>alert(2)</script>{{constructor}}\u202e\u0000`;

/** A run that says the same thing in every field that holds text. */
function saying(text: string, overrides: Partial<NewRun> = {}): NewRun {
  return aRun({
    statusDetail: text,
    title: text,
    prompt: text,
    project: text,
    agent: text,
    model: text,
    by: { id: text, name: text },
    source: text,
    branch: text,
    pullRequests: [
      { url: text, title: text, number: 1 },
      { url: `https://e.example/${encodeURIComponent(text)}`, title: null, number: null },
    ],
    tags: [text],
    metadata: { [text]: text },
    summary: text,
    error: text,
    question: text,
    plan: [{ title: text, state: 'running' }],
    webUrl: text,
    externalId: text,
    ...overrides,
  });
}

async function speak(site: Site, text: string): Promise<void> {
  await site.store.write(async (tx) => {
    const runs = await tx.runs.insertMany([
      saying(text, {
        status: 'waiting',
        externalId: `1${text}`,
        pending: { action: 'cancel', since: NOON, by: { id: text, name: text } },
      }),
      saying(text, { status: 'failed', externalId: `2${text}`, retryOf: 1001 }),
    ]);
    for (const { number } of runs) {
      await tx.logs.append(number, [{ index: 0, at: NOON, level: 'warn', text }]);
      await tx.journal.append([
        {
          kind: 'edited',
          run: number,
          at: NOON,
          actor: { kind: 'person', person: { id: text, name: text } },
          action: null,
          detail: text,
        },
      ]);
    }
    await tx.providers.put({
      name: 'simulator',
      answeredAt: NOON,
      coveredAt: NOON,
      failingSince: NOON,
      error: text,
      cursor: null,
    });
  });
}

const SECRET = 'canary7f3a';
const PAGES = [
  '/',
  '/runs',
  '/runs/1001',
  '/runs/1002',
  '/runs/1002?from=0',
  '/health',
  '/runs?q=status:waiting',
  '/analytics',
];

let open: Site;
let shown: Site;
beforeAll(async () => {
  open = await openSite('open');
  await speak(open, HOSTILE);
  shown = await openSite('public');
  await speak(shown, SECRET);
});
afterAll(() => Promise.all([open.close(), shown.close()]));

describe('what agents and strangers write', () => {
  test.each([
    ...PAGES,
    `/runs?q=${encodeURIComponent(HOSTILE)}`,
    `/${encodeURIComponent(HOSTILE)}`,
    `/runs/${encodeURIComponent(HOSTILE)}`,
  ])('stays text at %s', async (path) => {
    const page = await (await open.get(path)).text();
    expect(page).not.toMatch(/<img(?! src="\/charts\/)|<script>|alert\(2\)<\/script>/);
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('\u0000');
  });

  test('the pages do show it, so that the test above means something', async () => {
    for (const path of PAGES) expect(await (await open.get(path)).text(), path).toContain('&lt;img src&#x3D;x onerror');
  });

  test('a megabyte in every field is a page that can be read', async () => {
    const [run] = await open.store.write((tx) =>
      tx.runs.insertMany([saying('word '.repeat(200_000), { externalId: 'long' })]),
    );
    for (const path of ['/', '/runs', `/runs/${run?.number}`])
      expect((await (await open.get(path)).text()).length).toBeLessThan(400_000);
  });
});

describe('the public view', () => {
  test.each([...PAGES, '/nothing', '/readyz', '/healthz', '/live', '/runs/9999'])(
    '%s shows nothing that agents, people or customers wrote',
    async (path) => {
      const answer = await shown.get(path);
      const page = path === '/live' ? await firstOf(answer) : await answer.text();
      expect(page).not.toContain(SECRET);
    },
  );

  test('and the same pages show it to somebody who signed in', async () => {
    const cookie = await shown.signIn();
    for (const path of PAGES) expect(await (await shown.get(path, { cookie })).text(), path).toContain(SECRET);
  });

  test.each([
    SECRET,
    `project:${SECRET}`,
    `-tag:${SECRET}`,
    `by:${SECRET}`,
    'cost:>1',
    'tokens:>5',
    'has:error',
    '(status:failed OR model:x)',
    'sort:cost',
    'sort:project',
    'is:mine',
  ])('cannot be asked %s, for the answer would say it', async (query) => {
    const answer = await shown.get(`/runs?q=${encodeURIComponent(query)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/class="run-link"|\d+ runs?</);
  });

  test.each([
    'status:failed',
    'provider:simulator',
    'age:<2d -id:1',
    'since:2026-06-01',
    'progress:>0.1',
    'duration:>1m sort:-duration',
    'is:active',
  ])('can be asked %s', async (query) => {
    expect((await shown.get(`/runs?q=${encodeURIComponent(query)}`)).status).toBe(200);
  });

  async function firstOf(answer: Response): Promise<string> {
    const reader = answer.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  }
});
