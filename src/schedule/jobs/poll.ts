import { defineJob } from '../job.ts';

/** Asks the providers what is new. */
export default defineJob({
  when: { everySeconds: (tools) => tools.pollSeconds },
  run: (tools) => tools.poll(),
});
