import { expect, test } from 'vitest';
import { runsHref } from '../../src/web/run-query.ts';

test('an address carries the query whole', () => {
  expect(new URL(runsHref('a&b=c #1 "x"', { after: 'z' }), 'http://x').searchParams.get('q')).toBe('a&b=c #1 "x"');
  expect(runsHref('')).toBe('/runs');
});
