import { LOG_PAGE, logLines } from '../../blocks/log-lines.ts';
import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { sendLog } from '../log-file.ts';
import { oneRun } from '../one-run.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'logs <run> [n or file]',
  summary: `The newest log lines of one run, ${LOG_PAGE} unless you say how many`,
  more: `The newest log lines of one run, ${LOG_PAGE} unless you say how many; with \`file\` the whole log as a file in this channel.`,
  examples: ['logs 1042', 'logs 1042 10', 'logs 1042 file'],
  role: 'viewer',
  async answer({ words, key }, tools) {
    const run = await oneRun(words, 'logs', tools);
    if (words[1]?.toLowerCase() === 'file') return sendLog(tools, run, key);
    const count = lineCount(words[1]);
    return ephemeral(logLines(run, await tools.logs(run.number, -count, count)));
  },
});

function lineCount(word: string | undefined): number {
  if (word === undefined) return LOG_PAGE;
  const count = Number(word);
  if (Number.isInteger(count) && count > 0) return Math.min(count, LOG_PAGE);
  throw new AppError(
    'invalid',
    `How many lines is a number up to ${LOG_PAGE}, as in \`/runs logs 1042 10\`; \`file\` sends the whole log.`,
  );
}
