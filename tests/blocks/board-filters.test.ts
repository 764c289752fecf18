import { describe, expect, it } from 'vitest';
import { BOARD_FILTERS, NEEDS_YOU } from '../../src/blocks/board-filters.ts';
import { matches } from '../../src/domain/query/matches.ts';
import { parseQuery } from '../../src/domain/query/parse.ts';
import { NOON } from '../support/run-fixtures.ts';
import { known } from './samples.ts';

const HOUR = 3_600_000;
const context = { now: NOON, zone: 'UTC', me: 'U0ANA', staleAfter: 15_000 };

describe('the filters of a board', () => {
  it.each(BOARD_FILTERS)('"$label" is a query that is understood', ({ query }) => {
    expect(parseQuery(query, context).text).toBe(query);
  });

  it('"Needs you" finds the runs that ask, however old, and those that failed within a day', () => {
    const query = parseQuery(NEEDS_YOU, context);
    const old = { createdAt: NOON - 90 * HOUR };
    expect(matches(query, known({ ...old, status: 'waiting' }), NOON)).toBe(true);
    expect(matches(query, known({ ...old, status: 'failed', finishedAt: NOON - HOUR }), NOON)).toBe(true);
    expect(matches(query, known({ ...old, status: 'failed', finishedAt: NOON - 25 * HOUR }), NOON)).toBe(false);
    expect(matches(query, known({ status: 'running' }), NOON)).toBe(false);
  });

  it('"Needs you" shows the runs that ask before all others', () => {
    expect(parseQuery(NEEDS_YOU, context).sort).toEqual({ field: 'status', descending: false });
  });
});
