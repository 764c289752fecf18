import { actByButton } from '../act.ts';
import { defineAction } from '../define.ts';

export default defineAction({
  role: 'operator',
  answer: (input, tools) => actByButton(tools, 'cancel', input),
});
