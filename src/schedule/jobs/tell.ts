import { defineJob } from '../job.ts';

/** Tells what has become due again: retries, and looks after unclear sends. New events ring by themselves. */
export default defineJob({
  when: { everySeconds: () => 1 },
  run: (tools) => tools.tell(),
});
