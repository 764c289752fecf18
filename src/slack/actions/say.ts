import { defineAction } from '../define.ts';
import { openSay } from '../modals/say.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';

export default defineAction({
  role: 'operator',
  async answer({ value }, tools) {
    return openSay(tools, await findRun(runOfValue(value).number, tools));
  },
});
