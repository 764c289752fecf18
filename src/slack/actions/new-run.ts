import { defineAction } from '../define.ts';
import { openNewRun } from '../modals/new-run.ts';
import { readFill } from '../new-run-options.ts';

export default defineAction({
  role: 'operator',
  answer: ({ value }, tools) => openNewRun(tools, readFill(value)),
});
