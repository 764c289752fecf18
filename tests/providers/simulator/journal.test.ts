import { describe, expect, test } from 'vitest';
import type { Deed } from '../../../src/providers/simulator/deeds.ts';
import { openJournal } from '../../../src/providers/simulator/journal.ts';
import { aRequest, Memory } from './stage.ts';

const deed = (n: number, text: string | null = null): Deed => ({
  kind: 'deed',
  at: n,
  id: `run-${n}`,
  action: 'say',
  text,
  key: `key-${n}`,
});

describe('the journal of a simulated world', () => {
  test('gives everything back after a restart, in order and by number', async () => {
    const memory = new Memory();
    const journal = await openJournal(memory, 'j');
    for (let n = 0; n < 250; n++)
      await journal.append(n === 7 ? { kind: 'start', at: 7, request: aRequest({ key: 'seven' }) } : deed(n));
    const again = await openJournal(memory, 'j');
    expect([again.next(), again.reads.startOf('seven'), again.reads.starts.get(7)?.at]).toEqual([250, 7, 7]);
    expect(again.reads.deedsOf('run-249')).toEqual([{ ...deed(249), seq: 249 }]);
    expect([again.reads.knows('key-100'), again.reads.knows('key-250')]).toEqual([true, false]);
    expect(await again.append(deed(250))).toBe(250);
  });

  test('forgets the oldest when there is too much, in memory as on disk', async () => {
    const memory = new Memory();
    const journal = await openJournal(memory, 'j');
    await Promise.all(Array.from({ length: 25_000 }, (_, n) => journal.append(deed(n))));
    const again = await openJournal(memory, 'j');
    for (const each of [journal, again]) {
      expect(each.next()).toBe(25_000);
      expect([each.reads.knows('key-0'), each.reads.knows('key-24999'), each.reads.knows('key-10000')]).toEqual([
        false,
        true,
        true,
      ]);
      expect([...each.reads.touched()].length).toBeLessThanOrEqual(20_000);
    }
    expect(memory.values.size).toBeLessThanOrEqual(201);
  });

  test('keeps every page small, also with long messages', async () => {
    const memory = new Memory();
    const journal = await openJournal(memory, 'j');
    for (let n = 0; n < 40; n++) await journal.append(deed(n, 'x'.repeat(20_000)));
    expect(Math.max(...[...memory.values.values()].map((value) => value.length))).toBeLessThan(85_000);
    expect((await openJournal(memory, 'j')).next()).toBe(40);
  });

  test('writes what comes at once together', async () => {
    const memory = new Memory();
    const journal = await openJournal(memory, 'j');
    await Promise.all(Array.from({ length: 90 }, (_, n) => journal.append(deed(n))));
    expect(memory.writes).toBeLessThanOrEqual(3);
    expect((await openJournal(memory, 'j')).next()).toBe(90);
  });

  test('says when it could not write, and writes that too with the next', async () => {
    const memory = new Memory();
    const journal = await openJournal(memory, 'j');
    const set = memory.set.bind(memory);
    memory.set = () => Promise.reject(new Error('disk full'));
    await expect(journal.append(deed(0))).rejects.toThrow('disk full');
    memory.set = set;
    await journal.append(deed(1));
    expect([...(await openJournal(memory, 'j')).reads.touched()]).toEqual(['run-0', 'run-1']);
  });
});
