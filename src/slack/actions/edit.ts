import { defineAction } from '../define.ts';
import { openEdit } from '../modals/edit.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';

export default defineAction({
  role: 'operator',
  async answer({ value }, tools) {
    return openEdit(tools, await findRun(runOfValue(value).number, tools));
  },
});
