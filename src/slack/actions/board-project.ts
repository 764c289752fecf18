import { withField } from '../../domain/query/edit.ts';
import { defineAction } from '../define.ts';
import { changeBoard } from '../draw-board.ts';

export default defineAction({
  role: 'viewer',
  answer: (input, tools) => changeBoard(input, tools, (q, chosen) => withField(q, 'project', chosen)),
});
