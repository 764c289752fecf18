import { expect, test } from 'vitest';
import type { NewRun } from '../../../src/domain/run.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aQuery } from './a-query.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

/** A run in which everything is known. */
const FULL: NewRun = aRun({
  externalId: 'x-1',
  key: 'k-1',
  status: 'waiting',
  statusDetail: 'NEEDS_INPUT',
  pullRequests: [{ url: 'https://example.test/1', title: null, number: 7 }],
  tags: ['Nightly', 'été'],
  metadata: { ticket: 'T-1', ['__proto__']: 'plain' },
  priority: 'high',
  etaAt: NOON,
  plan: [{ title: 'Look', state: 'done' }],
  webUrl: 'https://example.test/run',
  pending: { action: 'cancel', since: NOON, by: ANA },
  retryOf: 1,
  attempt: 2,
  archivedAt: NOON,
  edited: ['title', 'tags'],
});

export function runsContract(store: () => Store): void {
  test('a run comes back exactly as it was inserted, with the next number from 1001 on', async () => {
    const first = await store().runs.insert(FULL);
    expect(first).toEqual({ ...FULL, number: 1001, seq: 0, version: 1 });
    expect(await store().runs.get(1001)).toEqual(first);
    expect((await store().runs.insert(aRun())).number).toBe(1002);
    expect(await store().runs.get(9999)).toBeNull();
  });

  test('a run of which nothing is known keeps its unknowns', async () => {
    const unknown = aRun({
      status: 'unknown',
      title: null,
      prompt: null,
      project: null,
      agent: null,
      model: null,
      by: null,
      source: null,
      branch: null,
      progress: null,
      costMicros: null,
      tokens: null,
      startedAt: null,
      seenAt: null,
    });
    const { number } = await store().runs.insert(unknown);
    expect(await store().runs.get(number)).toEqual({ ...unknown, number, seq: 0, version: 1 });
  });

  test('many runs are numbered in the order in which they were given', async () => {
    const titles = Array.from({ length: 173 }, (_, index) => `run ${index}`);
    const runs = await store().runs.insertMany(titles.map((title) => aRun({ title })));
    expect(runs.map(({ number }) => number)).toEqual(titles.map((_, index) => 1001 + index));
    expect((await store().runs.get(1100))?.title).toBe('run 99');
    expect(await store().runs.insertMany([])).toEqual([]);
  });

  test('text that a database cannot hold loses the half characters and nothing else', async () => {
    const { number } = await store().runs.insert(aRun({ title: 'a\0b\ud800c 👩‍👩‍👧 \u202e\'";--' }));
    expect((await store().runs.get(number))?.title).toBe('a\ufffdb\ufffdc 👩‍👩‍👧 \u202e\'";--');
  });

  test('a prompt of a megabyte is kept whole', async () => {
    const prompt = 'word and öther wörds 漢字 '.repeat(45_000);
    const { number } = await store().runs.insert(aRun({ prompt }));
    expect((await store().runs.get(number))?.prompt).toBe(prompt);
  });

  test('the same key or the same run of a provider is inserted once', async () => {
    await store().runs.insert(aRun({ key: 'k', externalId: 'x' }));
    await expect(store().runs.insert(aRun({ key: 'k' }))).rejects.toMatchObject({ code: 'conflict' });
    await expect(store().runs.insert(aRun({ externalId: 'x' }))).rejects.toMatchObject({ code: 'conflict' });
    await store().runs.insert(aRun({ provider: 'other', externalId: 'x' }));
    expect(await store().runs.count(aQuery())).toBe(2);
  });

  test('a run is found by its key and by its ids at the provider', async () => {
    const [one, two] = await store().runs.insertMany([
      aRun({ key: 'k', externalId: 'a' }),
      aRun({ externalId: 'b' }),
      aRun({ provider: 'other', externalId: 'a' }),
    ]);
    expect(await store().runs.byKey('k')).toEqual(one);
    expect(await store().runs.byKey('none')).toBeNull();
    const found = await store().runs.byExternalIds('simulator', ['b', 'a', 'c']);
    expect([...found].sort((a, b) => a.number - b.number)).toEqual([one, two]);
    expect(await store().runs.byExternalIds('simulator', [])).toEqual([]);
    const many = Array.from({ length: 1_201 }, (_, index) => `id-${index}`);
    expect(await store().runs.byExternalIds('simulator', [...many, 'a'])).toEqual([one]);
  });

  test('a poll watches what a provider has started and not ended', async () => {
    const statuses = ['running', 'unknown', 'completed', 'queued'] as const;
    await store().runs.insertMany([
      ...statuses.map((status) => aRun({ status, externalId: status })),
      aRun({ status: 'queued', createdAt: NOON - 10 }),
      aRun({ status: 'queued', createdAt: NOON }),
      aRun({ provider: 'other', status: 'running', externalId: 'else' }),
    ]);
    const watched = await store().runs.watched('simulator');
    expect(watched.map(({ externalId }) => externalId)).toEqual(['running', 'unknown', 'queued']);
    const unconfirmed = await store().runs.unconfirmed(NOON);
    expect(unconfirmed.map(({ number }) => number)).toEqual([1005]);
  });

  test('runs that wait for an action, and retries, are found', async () => {
    const pending = { action: 'pause', since: NOON, by: null } as const;
    const [first, second, third] = await store().runs.insertMany([
      aRun(),
      aRun({ pending }),
      aRun({ retryOf: 1001, attempt: 2 }),
    ]);
    expect(await store().runs.pending()).toEqual([second]);
    expect(await store().runs.retriesOf(first?.number ?? 0)).toEqual([third]);
  });

  test('a changed run is saved with a new version, and the journal keeps its number', async () => {
    const run = await store().runs.insert(aRun({ status: 'running' }));
    const [event] = await store().journal.append([
      { kind: 'started', run: run.number, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null },
    ]);
    const changed = { ...run, ...FULL, project: 'Ops', by: null, archivedAt: null };
    const saved = await store().runs.save(changed);
    expect(saved).toEqual({ ...changed, seq: event?.seq, version: 2 });
    expect(await store().runs.get(run.number)).toEqual(saved);
  });

  test('a write that is not based on the newest version is refused and changes nothing', async () => {
    const run = await store().runs.insert(aRun({ status: 'running' }));
    const other = await store().runs.insert(aRun());
    await store().runs.save({ ...run, title: 'first' });
    const late = store().runs.saveMany([
      { ...other, title: 'second' },
      { ...run, title: 'second' },
    ]);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    await expect(store().runs.save({ ...run, number: 77 })).rejects.toMatchObject({ code: 'conflict' });
    const twice = store().runs.saveMany([other, other]);
    await expect(twice).rejects.toMatchObject({ code: 'conflict' });
    expect((await store().runs.get(run.number))?.title).toBe('first');
    expect(await store().runs.get(other.number)).toEqual(other);
  });

  test('looking at runs moves when they were seen and no version', async () => {
    const runs = await store().runs.insertMany([aRun(), aRun(), aRun()]);
    await store().runs.touch([1001, 1003], NOON + 5);
    const seen = await Promise.all(runs.map(({ number }) => store().runs.get(number)));
    expect(seen.map((run) => run?.seenAt)).toEqual([NOON + 5, runs[1]?.seenAt, NOON + 5]);
    expect(seen.map((run) => run?.version)).toEqual([1, 1, 1]);
  });

  test('the index of words and tags follows the run', async () => {
    const run = await store().runs.insert(aRun({ title: 'Fix the Crème menu', tags: ['Nightly'] }));
    const words = (...words: string[]) => store().runs.count(aQuery({ where: { kind: 'words', words, prefix: true } }));
    const tag = (value: string) => store().runs.count(aQuery({ where: { kind: 'tag', values: [value] } }));
    expect([await words('creme', 'me'), await words('menu', 'the'), await tag('nightly')]).toEqual([1, 0, 1]);
    const saved = await store().runs.save({ ...run, title: 'Something else', tags: ['weekly', 'Weekly'] });
    expect([await words('creme'), await words('something'), await tag('nightly'), await tag('weekly')]).toEqual([
      0, 1, 0, 1,
    ]);
    await store().runs.save({ ...saved, progress: 0.5 });
    expect([await words('something'), await tag('weekly')]).toEqual([1, 1]);
  });
}
