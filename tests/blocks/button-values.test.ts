import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardValue,
  logValue,
  menuValue,
  readBoardValue,
  readLogValue,
  readMenuValue,
  readRunValue,
  runValue,
} from '../../src/blocks/button-values.ts';

describe('what a button carries', () => {
  it('comes back as it was', () => {
    expect(readRunValue(runValue({ number: 1042, version: 3 }))).toEqual({ number: 1042, version: 3 });
    expect(readLogValue(logValue(1042, -40))).toEqual({ number: 1042, from: -40 });
    expect(readMenuValue(menuValue('cancel', { number: 1042, version: 3 }))).toEqual({
      choice: 'cancel',
      number: 1042,
      version: 3,
    });
    expect(runValue({ number: 1042, version: 3 })).toBe('1042.3');
  });

  it('keeps any query and any place in a list', () => {
    const state = fc.record({ q: fc.string({ unit: 'binary', maxLength: 200 }), after: fc.string({ maxLength: 100 }) });
    fc.assert(
      fc.property(state, (given) => {
        expect(readBoardValue(boardValue(given) ?? '')).toEqual(given);
      }),
    );
  });

  it('is not made where it would not fit', () => {
    expect(boardValue({ q: 'x'.repeat(2000) })).toBeNull();
    expect(boardValue({ q: 'x'.repeat(1990) })?.length).toBe(1998);
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"q":7}',
    '1042',
    '1042.',
    '.3',
    '1042.3.1',
    '-1.3',
    'cancel',
    ':1042.3',
    'cancel:1042',
  ])('is refused where it is %s, without falling over', (value) => {
    expect(readRunValue(value)).toBeNull();
    expect(readMenuValue(value)).toBeNull();
    expect(readBoardValue(value)).toBeNull();
  });
});
