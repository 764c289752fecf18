import { failureGroups } from '../../analytics/failure-groups.ts';
import type { Condition, Query } from '../../domain/query/ast.ts';
import { type ChartAsk, type ChartReads, defineChart } from '../chart.ts';

const MOST = 10;
const PAGE = 200;
const MOST_READ = 2_000;
const LONGEST = 38;

export default defineChart({
  title: 'Failures by message',
  open: false,
  rows: failures,
  draw({ messages, more }) {
    const groups = failureGroups(messages);
    const [shown, rest] = [groups.slice(0, MOST), groups.slice(MOST)];
    const others = rest.reduce((sum, { runs }) => sum + runs.length, 0);
    return {
      form: 'ranks',
      unit: 'runs',
      labelled: 'Message',
      labels: [
        ...shown.map(({ template }) => short(template)),
        ...(others > 0 ? [`${rest.length} other messages`] : []),
      ],
      tones: null,
      series: [
        {
          name: 'Failed',
          tone: 'failed',
          values: [...shown.map(({ runs }) => runs.length), ...(others > 0 ? [others] : [])],
        },
      ],
      note: more ? `Of the newest ${MOST_READ.toLocaleString('en-US')} failures` : null,
    };
  },
});

async function failures(reads: ChartReads, { query, period }: ChartAsk) {
  const asked = narrowed(query, [
    { kind: 'status', values: ['failed'] },
    { kind: 'number', field: 'created', min: period.from, max: period.until, minOpen: false, maxOpen: true },
  ]);
  const messages: { run: number; text: string }[] = [];
  let after: string | null = null;
  do {
    const page = await reads.runs.list(asked, { limit: PAGE, after });
    for (const { number, error } of page.runs) messages.push({ run: number, text: error ?? 'no message' });
    after = page.next;
  } while (after !== null && messages.length < MOST_READ);
  return { messages, more: after !== null };
}

function narrowed(query: Query, conditions: readonly Condition[]): Query {
  const sort = { field: 'created', descending: true } as const;
  return { ...query, where: { kind: 'and', of: [query.where, ...conditions] }, sort };
}

function short(masked: string): string {
  const template = masked.replaceAll('<*>', '…');
  return template.length <= LONGEST ? template : `${template.slice(0, LONGEST - 1)}…`;
}
