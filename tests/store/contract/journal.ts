import { expect, test } from 'vitest';
import type { Actor, NewEvent } from '../../../src/domain/event.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';

function anEvent(run: number | null, overrides: Partial<NewEvent> = {}): NewEvent {
  return { kind: 'started', run, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null, ...overrides };
}

export function journalContract(store: () => Store): void {
  test('what happened comes back as it was told, in order', async () => {
    await store().runs.insert(aRun());
    const actors: Actor[] = [
      { kind: 'person', person: { id: 'U1', name: 'Ana' } },
      { kind: 'provider', name: 'simulator' },
      { kind: 'schedule', name: 'nightly' },
      { kind: 'runtower' },
    ];
    const events = actors.map((actor) => anEvent(1001, { kind: 'requested', actor, action: 'cancel', detail: 'x' }));
    const numbered = await store().journal.append([...events, anEvent(null, { kind: 'provider-down' })]);
    expect(numbered.map(({ seq, ...event }) => event)).toEqual([...events, anEvent(null, { kind: 'provider-down' })]);
    expect(await store().journal.after(0, 10)).toEqual(numbered);
    expect(await store().journal.after(numbered[1]?.seq ?? 0, 2)).toEqual(numbered.slice(2, 4));
    expect(await store().journal.newest()).toBe(numbered.at(-1)?.seq);
    expect(await store().journal.append([])).toEqual([]);
  });

  test('a run carries the number of its newest event', async () => {
    await store().runs.insertMany([aRun(), aRun(), aRun()]);
    const events = await store().journal.append([anEvent(1001), anEvent(1002), anEvent(1001), anEvent(null)]);
    const seqs = await Promise.all([1001, 1002, 1003].map(async (number) => (await store().runs.get(number))?.seq));
    expect(seqs).toEqual([events[2]?.seq, events[1]?.seq, 0]);
  });

  test('more events than fit one statement keep their order', async () => {
    await store().runs.insert(aRun());
    const many = Array.from({ length: 333 }, (_, index) => anEvent(1001, { detail: String(index) }));
    const numbered = await store().journal.append(many);
    const seqs = numbered.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect((await store().journal.after(0, 1_000)).map(({ detail }) => detail)).toEqual(
      many.map(({ detail }) => detail),
    );
  });

  test('the history of a run is its newest events, oldest first', async () => {
    await store().runs.insertMany([aRun(), aRun()]);
    const events = await store().journal.append([anEvent(1001), anEvent(1002), anEvent(1001), anEvent(1001)]);
    expect(await store().journal.ofRun(1001, 2)).toEqual(events.slice(2));
    expect(await store().journal.ofRun(77, 2)).toEqual([]);
  });

  test('an empty journal has nothing, and a reader that never read has no place', async () => {
    expect(await store().journal.newest()).toBe(0);
    expect(await store().journal.cursor('dispatch')).toBeNull();
    await store().journal.moveCursor('dispatch', 3);
    await store().journal.moveCursor('dispatch', 9);
    await store().journal.moveCursor('other', 1);
    expect(await store().journal.cursor('dispatch')).toBe(9);
  });

  test('a reader that follows its cursor misses nothing that writers append at the same time', async () => {
    await store().runs.insert(aRun());
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 15; n++) {
        await store().write(async (tx) => {
          await tx.inbox.take(`${writer}-${n}`, NOON);
          await tx.journal.append([anEvent(1001, { detail: `${writer}-${n}` })]);
          await tx.runs.get(1001);
        });
      }
    });
    const done = Promise.all(writers);
    const read: (string | null)[] = [];
    for (let cursor = 0, isOver = false; !isOver; ) {
      isOver = await Promise.race([
        done.then(() => true),
        store()
          .inbox.take('look', NOON)
          .then(() => false),
      ]);
      for (const event of await store().journal.after(cursor, 100)) {
        read.push(event.detail);
        cursor = event.seq;
      }
    }
    expect(read).toHaveLength(60);
    expect(new Set(read).size).toBe(60);
  });
}
