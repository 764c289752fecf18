import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMetadata, writeMetadata } from '../../src/slack/metadata.ts';

const metadata = { place: { channel: 'C1', threadTs: '1.2' }, key: 'abc', about: '1042' };

test('what a form carries comes back as it went', () => {
  expect(readMetadata(writeMetadata(metadata))).toEqual(metadata);
});

test('what was tampered with is nothing at all, above all a person that was put in', () => {
  const tampered: unknown[] = [
    { ...metadata, person: { id: 'U0BOSS' } },
    { ...metadata, user: 'U0BOSS' },
    { ...metadata, place: { ...metadata.place, user: 'U0BOSS' } },
    { ...metadata, place: 'C1' },
    { ...metadata, place: { channel: '' } },
    { ...metadata, key: '' },
    { ...metadata, key: 7 },
    { ...metadata, about: ['1042'] },
    { place: metadata.place },
    [metadata],
    null,
    'x',
  ];
  for (const each of tampered) expect(readMetadata(JSON.stringify(each))).toBe(null);
  expect(readMetadata('')).toBe(null);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readMetadata(text)).toBe(null);
    }),
    { numRuns: process.env.PROVE ? 10_000 : 500 },
  );
});
