import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

const SECRETS = /xox[a-z]-[\w-]+|xapp-[\w-]+|whsec_[\w+/=]+|Bearer\s+[\w.~+/=-]+/g;

/** One JSON object a line on standard output, or readable text on a terminal. What looks like a token is never written. */
export function createLog(level: string): Logger {
  const hide = (line: string) => line.replace(SECRETS, '[secret]');
  const out = process.stdout.isTTY
    ? pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
    : process.stdout;
  return pino({ level, base: null }, { write: (line: string) => void out.write(hide(line)) });
}
