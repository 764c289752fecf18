import { AppError } from '../../domain/errors.ts';
import { askBulk } from '../ask-bulk.ts';
import { selectActionOf } from '../bulk-action.ts';
import { defineAction } from '../define.ts';
import { oneRunNumber } from '../one-run.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    const action = selectActionOf(input.value);
    const numbers = input.ticked.map(oneRunNumber).filter((number) => number !== null);
    if (numbers.length === 0) throw new AppError('invalid', 'Tick some runs first. Nothing was done.');
    return askBulk(tools, action, { query: `id:${numbers.join(',')}`, named: numbers.length }, input);
  },
});
