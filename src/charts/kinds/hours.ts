import { DateTime } from 'luxon';
import { defineChart } from '../chart.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

export default defineChart({
  title: 'When runs are started',
  open: true,
  rows: (reads, { query, period }) => reads.stats.over(query, period, 'hour'),
  draw(rows, { period }) {
    const counts = DAYS.map(() => HOURS.map(() => 0));
    for (const { at, figures } of rows) {
      const { weekday, hour } = DateTime.fromMillis(at, { zone: period.zone });
      const day = counts[weekday - 1];
      if (day !== undefined) day[hour] = (day[hour] ?? 0) + figures.runs;
    }
    return {
      form: 'heat',
      unit: 'runs',
      labelled: 'Hour',
      labels: HOURS,
      tones: null,
      series: DAYS.map((name, index) => ({ name, tone: 'main', values: counts[index] ?? [] })),
      note: `Hours are those of ${period.zone}`,
    };
  },
});
