import { readLogValue } from '../../blocks/button-values.ts';
import { LOG_PAGE, logLines } from '../../blocks/log-lines.ts';
import { AppError } from '../../domain/errors.ts';
import { defineAction } from '../define.ts';
import { findRun } from '../one-run.ts';
import { replace } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  async answer({ value }, tools) {
    const wanted = readLogValue(value);
    if (wanted === null)
      throw new AppError('invalid', 'This button is too old to be read. `/runs logs <run>` opens the log.');
    const run = await findRun(wanted.number, tools);
    return replace(logLines(run, await tools.logs(run.number, wanted.from, LOG_PAGE)));
  },
});
