import { defineAction } from '../define.ts';
import { sendLog } from '../log-file.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';

export default defineAction({
  role: 'viewer',
  answer: async ({ value, press }, tools) => sendLog(tools, await findRun(runOfValue(value).number, tools), press),
});
