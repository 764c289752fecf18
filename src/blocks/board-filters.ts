/** The runs that a person has to look at: those that ask first, then those that failed within a day. */
export const NEEDS_YOU = 'status:waiting OR (status:failed finished:<24h) sort:status';

/** The buttons above a board, in their order, and the query that each one stands for. */
export const BOARD_FILTERS = [
  { name: 'all', label: 'All', query: '' },
  { name: 'needs', label: 'Needs you', query: NEEDS_YOU },
  { name: 'active', label: 'Active', query: 'is:active' },
  { name: 'failed', label: 'Failed', query: 'status:failed' },
  { name: 'mine', label: 'Mine', query: 'is:mine' },
] as const;
