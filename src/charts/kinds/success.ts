import { grainOf } from '../../domain/period.ts';
import { successRate } from '../../domain/stats.ts';
import { defineChart } from '../chart.ts';
import { timeLabels } from '../time-labels.ts';

export default defineChart({
  title: 'Success rate',
  open: true,
  rows: (reads, { query, period }) => reads.stats.over(query, period, grainOf(period)),
  draw(rows, { period }) {
    return {
      form: 'lines',
      unit: 'share',
      ...timeLabels(
        rows.map(({ at }) => at),
        period,
      ),
      tones: null,
      series: [
        {
          name: 'Completed of those that are over',
          tone: 'completed',
          values: rows.map(({ figures }) => successRate(figures)),
        },
      ],
      note: 'By when a run was created',
    };
  },
});
