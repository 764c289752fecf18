import { grainOf } from '../../domain/period.ts';
import { MINUTE } from '../../domain/time.ts';
import { defineChart } from '../chart.ts';
import { timeLabels } from '../time-labels.ts';

export default defineChart({
  title: 'How long runs take',
  open: true,
  rows: (reads, { query, period }) => reads.stats.over(query, period, grainOf(period)),
  draw(rows, { period }) {
    const minutes = (length: number | null) => (length === null ? null : Number((length / MINUTE).toPrecision(3)));
    return {
      form: 'lines',
      unit: 'minutes',
      ...timeLabels(
        rows.map(({ at }) => at),
        period,
      ),
      tones: null,
      series: [
        { name: 'Half took no longer', tone: 'main', values: rows.map(({ figures }) => minutes(figures.durationP50)) },
        { name: '95% took no longer', tone: 'second', values: rows.map(({ figures }) => minutes(figures.durationP95)) },
      ],
      note: null,
    };
  },
});
