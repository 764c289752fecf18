import { breakdowns } from '../breakdown.ts';
import { numbersOf } from '../numbers.ts';
import { definePage, type PageAnswer, type PageRequest } from '../page.ts';
import { pageCharts } from '../page-charts.ts';
import { askedPeriod, periodChips, USUAL_PERIOD } from '../period-choice.ts';
import type { Reads } from '../reads.ts';
import { type Refusal, refusalOf } from '../refusal.ts';

/** The numbers over any query and period, against the time before. */
export default definePage({
  path: '/analytics',
  nav: { label: 'Analytics', order: 4 },
  async load(request, reads) {
    try {
      return await shown(request, reads);
    } catch (error) {
      const problem = refusalOf(error);
      if (problem === null) throw error;
      return refused(request, problem);
    }
  },
});

async function shown(request: PageRequest, reads: Reads): Promise<PageAnswer> {
  const { search, person, zone, now, scope } = request;
  const query = await reads.query(search.get('q') ?? '', person, zone);
  const { words, period } = askedPeriod(search, zone, now);
  const [numbers, parts, charts] = await Promise.all([
    numbersOf(query, period, now, scope, reads),
    breakdowns(query, period, scope, reads),
    pageCharts(query, period, words, request, reads),
  ]);
  return {
    title: 'Analytics',
    model: {
      query: query.text,
      period: words,
      chips: periodChips('/analytics', query.text, words),
      problem: null,
      numbers,
      breakdowns: parts,
      charts,
    },
  };
}

function refused({ search }: PageRequest, problem: Refusal): PageAnswer {
  const query = search.get('q') ?? '';
  const period = search.get('period') ?? USUAL_PERIOD;
  return {
    title: 'Analytics: this was not understood',
    status: 400,
    model: {
      query,
      period,
      chips: periodChips('/analytics', query, period),
      problem,
      numbers: null,
      breakdowns: [],
      charts: [],
    },
  };
}
