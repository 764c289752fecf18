import { defineJob } from '../job.ts';

/** Forgets what has served its time, such as old content keys. */
export default defineJob({
  when: { cron: '17 3 * * *' },
  run: (tools) => tools.sweep(),
});
