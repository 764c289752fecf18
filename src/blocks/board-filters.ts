import { NEEDS_A_PERSON } from '../domain/query/needs-a-person.ts';

/** Those that ask come first. */
export const NEEDS_YOU = `${NEEDS_A_PERSON} sort:status`;

/** The buttons above a board, in their order, and the query that each one stands for. */
export const BOARD_FILTERS = [
  { name: 'all', label: 'All', query: '' },
  { name: 'needs', label: 'Needs you', query: NEEDS_YOU },
  { name: 'active', label: 'Active', query: 'is:active' },
  { name: 'failed', label: 'Failed', query: 'status:failed' },
  { name: 'mine', label: 'Mine', query: 'is:mine' },
] as const;
