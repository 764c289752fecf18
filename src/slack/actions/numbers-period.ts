import { defineAction } from '../define.ts';
import { changeNumbers } from '../draw-numbers.ts';

export default defineAction({
  role: 'viewer',
  answer: (input, tools) => changeNumbers(input, tools, (period) => ({ period })),
});
