import { defineShortcut } from '../define.ts';
import { openNewRun } from '../modals/new-run.ts';
import { readNewRun } from '../new-run-options.ts';

/** Opens the form for a new run from anywhere; its card comes into the conversation with the person. */
export default defineShortcut({
  role: 'operator',
  answer: (_input, tools) => openNewRun(tools, readNewRun({})),
});
