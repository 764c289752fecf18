import { readBoardValue } from '../../blocks/button-values.ts';
import { defineAction } from '../define.ts';
import { openBoardSearch } from '../modals/board-search.ts';

export default defineAction({
  role: 'viewer',
  answer: async ({ value }) => openBoardSearch(readBoardValue(value)?.q ?? ''),
});
