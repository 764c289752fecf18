import { LOG_PAGE, logLines } from '../../blocks/log-lines.ts';
import { defineAction } from '../define.ts';
import { runOfValue } from '../old-button.ts';
import { findRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  async answer({ value }, tools) {
    const run = await findRun(runOfValue(value).number, tools);
    return ephemeral(logLines(run, await tools.logs(run.number, -LOG_PAGE, LOG_PAGE)));
  },
});
