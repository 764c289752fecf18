import { chartList } from '../../blocks/chart-list.ts';
import { splitPeriod } from '../asked-numbers.ts';
import { defineCommand } from '../define.ts';
import { ephemeral } from '../reply.ts';
import { sendChart } from '../send-chart.ts';
import { afterWords } from '../words.ts';

export default defineCommand({
  usage: 'chart [name] [query] [period]',
  summary: 'A picture of numbers, in words too; without a name, which there are',
  more:
    'A picture of the runs that match, with what it shows in words. Names: status, activity, success, duration, cost, projects, tokens, ' +
    'throughput, hours, failures. A period is 24h, 7d, 4w, today, this week, last month, 2026-01 or 2026-01-01..2026-01-15; seven days ' +
    'where none is said.',
  examples: ['chart', 'chart activity 30d', 'chart cost project:web last month', 'chart failures by:me'],
  role: 'viewer',
  async answer(input, tools) {
    const [first = ''] = input.words;
    const now = tools.now();
    if (first === '') return ephemeral(chartList(tools.charts.titles, splitPeriod('', input.zone, now)));
    const asked = splitPeriod(afterWords(input.query, 1), input.zone, now);
    return sendChart(tools, input, input.key, { name: first.toLowerCase(), ...asked });
  },
});
