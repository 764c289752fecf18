import { STATUSES } from '../../domain/run.ts';
import { defineChart } from '../chart.ts';

export default defineChart({
  title: 'Runs by status',
  open: true,
  rows: (reads, { query, period }) => reads.stats.figures(query, period),
  draw(figures) {
    const there = STATUSES.filter((status) => figures.byStatus[status] > 0);
    return {
      form: 'shares',
      unit: 'runs',
      labelled: 'Status',
      labels: there,
      tones: there,
      series: [{ name: 'Runs', tone: 'main', values: there.map((status) => figures.byStatus[status]) }],
      note: null,
    };
  },
});
