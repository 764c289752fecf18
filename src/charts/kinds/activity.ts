import { grainOf } from '../../domain/period.ts';
import type { Figures } from '../../domain/stats.ts';
import { defineChart } from '../chart.ts';
import { timeLabels } from '../time-labels.ts';

export default defineChart({
  title: 'Runs created',
  open: true,
  rows: (reads, { query, period }) => reads.stats.over(query, period, grainOf(period)),
  draw(rows, { period }) {
    const values = (count: (figures: Figures) => number) => rows.map(({ figures }) => count(figures));
    return {
      form: 'bars',
      unit: 'runs',
      ...timeLabels(
        rows.map(({ at }) => at),
        period,
      ),
      tones: null,
      series: [
        { name: 'Completed', tone: 'completed', values: values(({ byStatus }) => byStatus.completed) },
        { name: 'Failed', tone: 'failed', values: values(({ byStatus }) => byStatus.failed) },
        { name: 'Cancelled', tone: 'cancelled', values: values(({ byStatus }) => byStatus.cancelled) },
        { name: 'Not ended', tone: 'active', values: values(({ runs, final }) => runs - final) },
      ],
      note: null,
    };
  },
});
