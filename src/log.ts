import { createRequire } from 'node:module';
import { type Logger, pino } from 'pino';
import type { PinoPretty } from 'pino-pretty';

const SECRETS = /xox[a-z]-[\w-]+|xapp-[\w-]+|whsec_[\w+/=]+|Bearer\s+[\w.~+/=-]+/g;

/** One JSON object a line on standard output, or readable text on a terminal. What looks like a token is never written. */
export function createLog(level: string): Logger {
  const hide = (line: string) => line.replace(SECRETS, '[secret]');
  const out = process.stdout.isTTY ? readable() : process.stdout;
  return pino({ level, base: null }, { write: (line: string) => void out.write(hide(line)) });
}

/** Loaded on a terminal only: a service has no use for it. */
function readable(): PinoPretty.PrettyStream {
  const pretty: typeof PinoPretty = createRequire(import.meta.url)('pino-pretty');
  return pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
}
