import { splitPeriod } from '../asked-numbers.ts';
import { defineCommand } from '../define.ts';
import { drawNumbers } from '../draw-numbers.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'stats [query] [period]',
  summary: 'How many runs, how they ended, how long they took, what they cost',
  more: 'Numbers over the runs that match, against the same time before, by project, person, provider, model or status. A period is 24h, 7d, 4w, today, this week, last month, 2026-01 or 2026-01-01..2026-01-15; seven days where none is said.',
  examples: ['stats', 'stats 30d', 'stats project:web last month', 'stats by:me this week'],
  role: 'viewer',
  async answer(input, tools) {
    const asked = splitPeriod(input.query, input.zone, tools.now());
    return ephemeral(await drawNumbers(tools, input, 'stats', { ...asked, by: 'project' }));
  },
});
