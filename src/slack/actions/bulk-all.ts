import { readBoardValue } from '../../blocks/button-values.ts';
import { askBulk } from '../ask-bulk.ts';
import { selectActionOf, tooOld } from '../bulk-action.ts';
import { defineAction } from '../define.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    const state = readBoardValue(input.value);
    if (state === null) throw tooOld();
    return askBulk(tools, selectActionOf(input.kind), { query: state.q, named: null }, input);
  },
});
