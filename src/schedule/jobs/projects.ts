import { defineJob } from '../job.ts';

/** Adds projects that providers have got since. */
export default defineJob({
  when: { everySeconds: () => 600 },
  run: (tools) => tools.projects(),
});
