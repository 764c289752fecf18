import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
import { openLive } from '../../src/web/live.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
const streams: Stream[] = [];
beforeEach(async () => {
  site = await openSite();
  await site.store.write((tx) => tx.runs.insertMany(Array.from({ length: 20 }, () => aRun())));
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.close()));
  await site.close();
});

describe('an open page', () => {
  test('hears which runs have news, once each, with the journal number as id', async () => {
    const stream = await open();
    await happen(1001, 1002, 1001);
    site.web.announce();
    await vi.waitUntil(() => stream.events().length === 2);
    expect(stream.events()).toEqual([
      { event: 'hello', id: '0', data: { seq: 0, runs: [] } },
      { event: 'news', id: '3', data: { seq: 3, runs: [1001, 1002] } },
    ]);
  });

  test('that was away goes on where it was and misses nothing', async () => {
    await happen(1001, 1002, 1003, 1004);
    const stream = await open({ 'last-event-id': '2' });
    await vi.waitUntil(() => stream.events().length === 2);
    expect(stream.events()[1]?.data).toEqual({ seq: 4, runs: [1003, 1004] });
  });

  test.each(['99999', 'x', '-5', '1e3', ''])('that comes back with the number %s is not confused', async (id) => {
    await happen(1001);
    const stream = await open({ 'last-event-id': id });
    await vi.waitUntil(() => stream.events().length > 0);
    await happen(1002);
    site.web.announce();
    await vi.waitUntil(() => stream.events().at(-1)?.id === '2', { timeout: 5_000 });
  });

  test('hears at most once a second, and of everything that happened meanwhile', async () => {
    const stream = await open();
    for (let index = 0; index < 20; index++) {
      await happen(1001 + index);
      site.web.announce();
    }
    await vi.waitUntil(() => stream.events().at(-1)?.id === '20', { timeout: 5_000 });
    expect(stream.events().length).toBeLessThanOrEqual(4);
    expect(new Set(stream.events().flatMap(({ data }) => data.runs ?? [])).size).toBe(20);
  });

  test('that missed more than can be listed looks at everything, once', async () => {
    const stream = await open();
    await happen(...Array.from({ length: 1_200 }, () => 1001));
    site.web.announce();
    await vi.waitUntil(() => stream.events().length === 2);
    expect(stream.events()[1]?.data).toEqual({ seq: 1_200, runs: null });
  });

  test('looks at everything after news of a provider', async () => {
    const stream = await open();
    await site.store.journal.append([{ ...newEvent(null), kind: 'provider-down' }]);
    site.web.announce();
    await vi.waitUntil(() => stream.events().length === 2);
    expect(stream.events()[1]?.data.runs).toBeNull();
  });

  test('whatever is in the journal, the stream keeps its form', async () => {
    const stream = await open();
    const texts = fc.sample(
      fc.string({ unit: fc.constantFrom('\n', '\r', '\u2028', ':', 'event: x', 'data: y', 'id: 9', '\n\n', 'a') }),
      process.env.PROVE ? 10_000 : 400,
    );
    await site.store.journal.append(
      texts.map((detail) => ({
        ...newEvent(1001),
        detail,
        actor: { kind: 'person', person: { id: detail, name: detail } },
      })),
    );
    site.web.announce();
    await vi.waitUntil(() => stream.events().at(-1)?.id === String(texts.length), { timeout: 20_000 });
    expect(stream.text()).toMatch(
      /^retry: 3000\n(event: (hello|news)\nid: \d+\ndata: \{"seq":\d+,"runs":(\[[\d,]*\]|null)\}\n\n)+$/,
    );
  });

  test('more than six of one browser are refused, and one that closes makes room', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => open()));
    const refused = await site.get('/live');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    await opened[0]?.close();
    await vi.waitUntil(async () => {
      const answer = await site.get('/live');
      const { status } = answer;
      await answer.body?.cancel();
      return status === 200;
    });
  });

  test('the stream ends when the program stops', async () => {
    const stream = await open();
    site.web.stop();
    await vi.waitUntil(() => stream.ended());
  });
});

describe('many open pages', () => {
  afterEach(() => vi.useRealTimers());

  test('there are 200 of them and no more', async () => {
    const live = openLive({ version: async () => 0, after: async () => [] }, { error() {} });
    const opened = await Promise.all(Array.from({ length: 201 }, (_, index) => live.open(`browser ${index}`, null)));
    expect(opened.filter((stream) => stream === 'full')).toHaveLength(1);
    live.stop();
  });

  test('one that does not read what it is sent is let go, and the others go on', async () => {
    vi.useFakeTimers();
    let seq = 0;
    const after = async () =>
      Array.from({ length: 499 }, (_, index) => ({ ...newEvent(1_000_000 + index), seq: ++seq }));
    const live = openLive({ version: async () => 0, after }, { error() {} });
    const [idle, busy] = [await live.open('idle', null), await live.open('busy', null)];
    if (typeof idle === 'string' || typeof busy === 'string') throw new Error('refused');
    let heard = 0;
    const reading = (async () => {
      for await (const part of busy) heard += part.length;
    })();
    for (let second = 0; second < 100; second++) {
      live.announce();
      await vi.advanceTimersByTimeAsync(1000);
    }
    await expect(idle.getReader().read()).rejects.toThrow('does not read');
    expect(heard).toBeGreaterThan(256 * 1024);
    live.stop();
    await reading;
  });

  test('a database that fails for a moment costs nobody the stream', async () => {
    let failing = true;
    const errors: object[] = [];
    const after = async (place: number) => {
      if (failing) throw new Error('locked');
      return place === 0 ? [{ ...newEvent(1001), seq: 1 }] : [];
    };
    const live = openLive({ version: async () => 0, after }, { error: (fields) => errors.push(fields) });
    const stream = await live.open('browser', null);
    if (typeof stream === 'string') throw new Error('refused');
    const reader = stream.getReader();
    await reader.read();
    live.announce();
    await vi.waitUntil(() => errors.length === 1);
    failing = false;
    live.announce();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('id: 1\n');
    live.stop();
  });
});

interface Heard {
  readonly event: string;
  readonly id: string;
  readonly data: { readonly seq: number; readonly runs: readonly number[] | null };
}

interface Stream {
  text(): string;
  events(): Heard[];
  ended(): boolean;
  close(): Promise<void>;
}

async function open(headers: Record<string, string> = {}): Promise<Stream> {
  const answer = await site.get('/live', headers);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.getReader();
  let text = '';
  let ended = false;
  const pump = (async () => {
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read())
      text += new TextDecoder().decode(part.value);
    ended = true;
  })();
  const stream: Stream = {
    text: () => text,
    events: () =>
      text
        .split('\n\n')
        .slice(0, -1)
        .filter((block) => !block.startsWith(':'))
        .map(heard),
    ended: () => ended,
    async close() {
      await reader?.cancel();
      await pump;
    },
  };
  streams.push(stream);
  await vi.waitUntil(() => stream.events().length > 0);
  return stream;
}

function heard(block: string): Heard {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
}

function newEvent(run: number | null): NewEvent {
  return { kind: 'edited', run, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null };
}

async function happen(...runs: number[]): Promise<void> {
  await site.store.journal.append(runs.map(newEvent));
}
