import { grainOf } from '../../domain/period.ts';
import { defineChart } from '../chart.ts';
import { timeLabels } from '../time-labels.ts';

export default defineChart({
  title: 'Runs that ended',
  open: true,
  rows: (reads, { query, period }) => reads.stats.over(query, period, grainOf(period)),
  draw(rows, { period }) {
    return {
      form: 'bars',
      unit: 'runs',
      ...timeLabels(
        rows.map(({ at }) => at),
        period,
      ),
      tones: null,
      series: [{ name: 'Ended', tone: 'main', values: rows.map(({ figures }) => figures.final) }],
      note: 'By when a run was created',
    };
  },
});
