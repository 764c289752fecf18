import { defineJob } from '../job.ts';

/** Starts bulk actions whose time to undo is over, and goes on with those under way. */
export default defineJob({
  when: { everySeconds: () => 1 },
  run: (tools) => tools.bulk(),
});
