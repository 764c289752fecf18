import { AppError } from '../../domain/errors.ts';
import { defineShortcut } from '../define.ts';
import { openNewRun } from '../modals/new-run.ts';
import { readNewRun } from '../new-run-options.ts';

/** Opens the form for a new run with the text of a message; its card comes into that message's thread. */
export default defineShortcut({
  role: 'operator',
  async answer({ source }, tools) {
    if (source === null) throw new AppError('invalid', 'This shortcut is used on a message. Nothing was started.');
    const { text, ...message } = source;
    return openNewRun(tools, readNewRun({}), { prompt: text, message });
  },
});
