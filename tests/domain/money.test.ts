import { expect, test } from 'vitest';
import { dollars, tokens } from '../../src/domain/money.ts';

test.each([
  [null, 'unknown'],
  [0, '$0.00'],
  [1, '$0.000001'],
  [4_000, '$0.004'],
  [4_560, '$0.0046'],
  [9_999, '$0.01'],
  [1_240_000, '$1.24'],
  [1_234_567_890, '$1,234.57'],
])('%s micro-dollars are shown as %s', (micros, text) => {
  expect(dollars(micros)).toBe(text);
});

test.each([
  [null, 'unknown'],
  [0, '0'],
  [950, '950'],
  [18_234, '18.2k'],
  [999_950, '1M'],
  [1_250_000, '1.3M'],
])('%s tokens are shown as %s', (count, text) => {
  expect(tokens(count)).toBe(text);
});
