import type { Log } from '../../../src/slack/log.ts';

/** A log for tests that do not look at it. */
export const quiet: Log = { info() {}, warn() {}, error() {} };

/** A log that remembers the messages of its errors. */
export function errorLog(): Log & { readonly errors: string[] } {
  const errors: string[] = [];
  return {
    errors,
    info() {},
    warn() {},
    error: (fields, message) => {
      errors.push(`${message} ${'err' in fields ? String(fields.err) : ''}`);
    },
  };
}
