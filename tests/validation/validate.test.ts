import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import type { Capabilities, Provider } from '../../src/domain/provider.ts';
import { isFinal, type RunSnapshot } from '../../src/domain/run.ts';
import type { CheckReport, ValidationReport } from '../../src/domain/validation.ts';
import { TAG } from '../../src/validation/own-runs.ts';
import { complaints, examine, failures, SOON } from './examine.ts';
import { honestProvider } from './honest-provider.ts';

const signal = new AbortController().signal;

describe('a validation that only reads', () => {
  test('starts nothing and acts on nothing, and says which checks it left out for that', async () => {
    const asked: string[] = [];
    const healthy = honestProvider();
    const report = await examine(
      {
        ...healthy,
        async create(...request) {
          asked.push('create');
          return healthy.create(...request);
        },
        async act(...request) {
          asked.push('act');
          return healthy.act(...request);
        },
      },
      { write: false },
    );
    expect(asked).toEqual([]);
    expect(complaints(report)).toEqual([]);
    expect(report.passed).toBeGreaterThan(30);
    expect(checksOf(report, 'creation').every(({ reason }) => reason?.includes('only reads'))).toBe(true);
  });
});

describe('what a validation starts', () => {
  test('carries its tag, is cheap to do, and is over when it ends', async () => {
    const provider = honestProvider();
    await examine(provider);
    const mine = (await everyRun(provider)).filter((run) => run.key !== null);
    expect(mine.length).toBeLessThanOrEqual(6);
    for (const run of mine) {
      expect(run.tags).toEqual([TAG]);
      expect(run.prompt).toContain('Change no file');
      expect(isFinal(run.status)).toBe(true);
    }
  });

  test('is over also when the validation is stopped in the middle', async () => {
    const provider = honestProvider();
    const stop = new AbortController();
    const report = await examine(provider, {
      signal: stop.signal,
      onProgress: ({ name }) => {
        if (name === 'creation') stop.abort();
      },
    });
    expect((await everyRun(provider)).filter((run) => !isFinal(run.status))).toEqual([]);
    expect(report.failed).toBe(0);
    expect(checksOf(report, 'lifecycle').every(({ reason }) => reason === 'the validation was stopped before')).toBe(
      true,
    );
    expect(checksOf(report, 'error handling and latency').at(-1)?.found).toBe('2 runs, all over');
  });

  test('is found and ended also where the answer to its start got lost', async () => {
    const healthy = honestProvider();
    const provider: Provider = {
      ...healthy,
      async create(request, asked) {
        await healthy.create(request, asked);
        throw new AppError('unclear', 'The answer got lost.');
      },
    };
    const report = await examine(provider);
    const runs = await everyRun(healthy);
    expect(runs.filter((run) => run.key !== null).length).toBeGreaterThan(0);
    expect(runs.filter((run) => !isFinal(run.status))).toEqual([]);
    expect(failures(report).map(({ category }) => category)).toContain('creation');
  });

  test('goes on by itself where nothing can be cancelled, and the report names it', async () => {
    const report = await examine(without({ cancel: 'Runs end by themselves here.' }));
    const last = checksOf(report, 'error handling and latency').at(-1);
    expect(last).toMatchObject({ status: 'skip' });
    expect(last?.reason).toMatch(/it cannot cancel, so these go on: h\d+/);
  });
});

test('a check whose capability is not offered is skipped with the sentence of the provider', async () => {
  const report = await examine(without({ pause: 'Nothing can be paused here. Cancel it.' }));
  const [complaint, ...others] = complaints(report);
  expect(others).toEqual([]);
  // Whether the pause shows already when it is looked for is the provider's own pace.
  expect(complaint).toMatch(
    /^lifecycle: What it does not offer it refuses, and says why: pause was answered instead of /,
  );
  const paused = checksOf(report, 'lifecycle').find(({ name }) => name === 'A paused run is paused');
  expect(paused).toMatchObject({ status: 'skip', found: null });
  expect(paused?.reason).toBe('not offered: Nothing can be paused here. Cancel it.');
});

test('a provider that asks for fewer questions now and then is given a break, and has no fault for it', async () => {
  const healthy = honestProvider();
  let questions = 0;
  const breaks: number[] = [];
  const report = await examine(
    {
      ...healthy,
      async get(id, asked) {
        if (++questions % 10 === 0) throw new AppError('rate_limited', 'Not so fast.', { retryAfter: 77 });
        return healthy.get(id, asked);
      },
    },
    {
      wait: async (ms) => {
        if (ms === 77) breaks.push(ms);
        await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5)));
      },
    },
  );
  expect(complaints(report)).toEqual([]);
  expect(breaks.length).toBeGreaterThan(2);
});

test('a provider far away is left alone for a while after each answer, for the sake of everybody else', async () => {
  const healthy = honestProvider();
  let waited = 0;
  await examine(healthy, {
    write: false,
    limits: { ...SOON, ease: 3 },
    wait: async (ms) => {
      waited += ms;
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  });
  expect(waited).toBeGreaterThan(50);
});

test('each category is told of when it is through, in the order of the report', async () => {
  const told: string[] = [];
  const report = await examine(honestProvider(), { write: false, onProgress: ({ name }) => told.push(name) });
  expect(told).toEqual(report.categories.map(({ name }) => name));
  expect(told).toEqual([
    'authentication',
    'organisation access',
    'listing',
    'filters and paging',
    'creation',
    'details',
    'lifecycle',
    'bulk',
    'logs',
    'projects',
    'statistics and search',
    'error handling and latency',
  ]);
});

function without(lacking: Partial<Capabilities>): Provider {
  const healthy = honestProvider();
  return { ...healthy, capabilities: { ...healthy.capabilities, ...lacking } };
}

function checksOf(report: ValidationReport, category: string): readonly CheckReport[] {
  return report.categories.find(({ name }) => name === category)?.checks ?? [];
}

async function everyRun(provider: Provider): Promise<readonly RunSnapshot[]> {
  const runs = new Map<string, RunSnapshot>();
  for (let cursor: string | null = null; ; ) {
    const page = await provider.changes(cursor, [], signal);
    for (const run of page.runs) runs.set(run.externalId, run);
    cursor = page.cursor;
    if (!page.more) return [...runs.values()];
  }
}
