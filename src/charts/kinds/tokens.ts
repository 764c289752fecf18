import { defineChart } from '../chart.ts';
import { tokensNote } from '../cover-note.ts';

const MOST = 10;

export default defineChart({
  title: 'Tokens by model',
  open: false,
  rows: (reads, { query, period }) => reads.stats.by(query, period, 'model', 100),
  draw(rows) {
    const most = [...rows].sort((one, other) => other.figures.tokens - one.figures.tokens).slice(0, MOST);
    return {
      form: 'ranks',
      unit: 'tokens',
      labelled: 'Model',
      labels: most.map(({ name }) => name ?? 'model unknown'),
      tones: null,
      series: [
        {
          name: 'Tokens',
          tone: 'second',
          values: most.map(({ figures }) => (figures.tokensKnown === 0 ? null : figures.tokens)),
        },
      ],
      note: tokensNote(rows.map(({ figures }) => figures)),
    };
  },
});
