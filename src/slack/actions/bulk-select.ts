import { boardSelect, MOST_BOXES } from '../../blocks/board-select.ts';
import { readBoardValue } from '../../blocks/button-values.ts';
import { AppError } from '../../domain/errors.ts';
import { defineAction } from '../define.ts';
import { replace } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  async answer({ value, person, zone }, tools) {
    const state = readBoardValue(value);
    if (state === null) throw new AppError('invalid', 'This button is too old to be read. `/runs` opens a new board.');
    const query = await tools.query(state.q, person, zone);
    const [page, total] = await Promise.all([
      tools.runs.list(query, { limit: MOST_BOXES, after: state.after ?? null, before: state.before ?? null }),
      tools.runs.count(query),
    ]);
    return replace(boardSelect(state, page.runs, total));
  },
});
