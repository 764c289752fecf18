import { defineJob } from '../job.ts';

/** Follows up starts and actions that have no answer yet. */
export default defineJob({
  when: { everySeconds: () => 5 },
  run: (tools) => tools.settle(),
});
