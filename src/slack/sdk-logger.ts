import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from './log.ts';

/** Slack's libraries write into our log: warnings and errors only, for their finer levels carry what people typed. */
export function sdkLogger(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn({ from: 'slack sdk' }, text(parts)),
    error: (...parts: unknown[]) => log.error({ from: 'slack sdk' }, text(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

function text(parts: readonly unknown[]): string {
  return parts.map(String).join(' ');
}
