import { splitPeriod } from '../asked-numbers.ts';
import { defineCommand } from '../define.ts';
import { drawNumbers } from '../draw-numbers.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'cost [query] [period]',
  summary: 'What runs cost, for each success, by project, person, provider or model',
  more: 'What the runs that match cost, against the same time before. What a provider does not tell is unknown, never zero, and how many runs a sum covers is said. A period is 24h, 7d, 4w, today, this week, last month, 2026-01 or 2026-01-01..2026-01-15; seven days where none is said.',
  examples: ['cost', 'cost 30d', 'cost project:web this month'],
  role: 'viewer',
  async answer(input, tools) {
    const asked = splitPeriod(input.query, input.zone, tools.now());
    return ephemeral(await drawNumbers(tools, input, 'cost', { ...asked, by: 'project' }));
  },
});
