import { grainOf } from '../../domain/period.ts';
import { defineChart } from '../chart.ts';
import { costNote } from '../cover-note.ts';
import { timeLabels } from '../time-labels.ts';

export default defineChart({
  title: 'Cost over time',
  open: false,
  rows: (reads, { query, period }) => reads.stats.over(query, period, grainOf(period)),
  draw(rows, { period }) {
    const figures = rows.map((row) => row.figures);
    // A day whose runs told no cost has no known cost; a day without runs cost nothing.
    const values = figures.map(({ runs, costKnown, costMicros }) =>
      runs > 0 && costKnown === 0 ? null : costMicros / 1e6,
    );
    return {
      form: 'bars',
      unit: 'dollars',
      ...timeLabels(
        rows.map(({ at }) => at),
        period,
      ),
      tones: null,
      series: [{ name: 'Cost', tone: 'main', values }],
      note: costNote(figures),
    };
  },
});
