import { defineAction } from '../define.ts';
import { openNewRun } from '../modals/new-run.ts';
import { readFill } from '../new-run-options.ts';

export default defineAction({
  role: 'operator',
  async answer({ value }, tools) {
    const { wanted, text } = readFill(value);
    return openNewRun(tools, wanted, text);
  },
});
