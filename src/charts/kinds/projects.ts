import { defineChart } from '../chart.ts';
import { costNote } from '../cover-note.ts';

const MOST = 12;

export default defineChart({
  title: 'Cost by project',
  open: false,
  rows: (reads, { query, period }) => reads.stats.by(query, period, 'project', 200),
  draw(rows) {
    const dearest = [...rows].sort((one, other) => other.figures.costMicros - one.figures.costMicros);
    const [shown, rest] = [dearest.slice(0, MOST), dearest.slice(MOST)];
    const others = rest.reduce((sum, { figures }) => sum + figures.costMicros, 0);
    const cost = ({ figures }: (typeof rows)[number]) => (figures.costKnown === 0 ? null : figures.costMicros / 1e6);
    return {
      form: 'ranks',
      unit: 'dollars',
      labelled: 'Project',
      labels: [...shown.map(({ name }) => name ?? 'no project'), ...(rest.length > 0 ? [`${rest.length} others`] : [])],
      tones: null,
      series: [
        { name: 'Cost', tone: 'main', values: [...shown.map(cost), ...(rest.length > 0 ? [others / 1e6] : [])] },
      ],
      note: costNote(rows.map(({ figures }) => figures)),
    };
  },
});
