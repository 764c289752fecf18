import { before } from '../../domain/period.ts';
import { NEEDS_A_PERSON } from '../../domain/query/needs-a-person.ts';
import type { Status } from '../../domain/run.ts';
import { activityHours, lastDay, since } from '../activity.ts';
import { activityBars } from '../bars.ts';
import { distribution } from '../distribution.ts';
import { definePage, type PageRequest } from '../page.ts';
import type { Reads } from '../reads.ts';
import { UNDER_WAY } from '../run-filters.ts';
import { runList } from '../run-list.ts';
import { runsHref } from '../run-query.ts';
import { runRow } from '../run-row.ts';
import { plainHeads } from '../run-sorts.ts';
import { sourcesOf } from '../sources.ts';
import { tiles } from '../tiles.ts';
import { plural } from '../words.ts';

const LIST_LENGTH = 8;
const LAST_ENDED = 'is:final sort:-finished';

const STILL_READING = 'The runs are being read for the first time';

type Counts = Readonly<Record<Status, number>>;

/** How things stand, at a glance. */
export default definePage({
  path: '/',
  nav: { label: 'Overview', order: 1 },
  async load(request, reads) {
    const read = (text: string) => reads.query(text, request.person, request.zone);
    const period = lastDay(request.now, request.zone);
    const all = await read('');
    const ever = { ...period, from: 0 };
    const [health, { byStatus: now }, day, dayBefore, over, needs, moving, ended] = await Promise.all([
      reads.health(),
      reads.stats.figures(all, ever),
      reads.stats.figures(all, period),
      reads.stats.figures(all, before(period, request.now)),
      reads.stats.over(all, period, 'hour'),
      listed(
        {
          name: 'needs',
          title: 'Needs a person',
          query: NEEDS_A_PERSON,
          empty: 'Nobody is asked for anything, and nothing failed within a day.',
        },
        request,
        reads,
      ),
      listed(
        {
          name: 'active',
          title: 'Under way',
          query: UNDER_WAY,
          empty: 'No run is under way. Type /runs new in Slack to start one.',
        },
        request,
        reads,
      ),
      listed({ name: 'ended', title: 'Ended last', query: LAST_ENDED, empty: 'No run has ended yet.' }, request, reads),
    ]);
    const hours = activityHours(over, period);
    const sources = sourcesOf(health);
    return {
      title: 'Overview',
      model: {
        headline: sources.some(({ reading }) => reading) && total(now) === 0 ? STILL_READING : headline(now),
        sources,
        wall: request.search.has('wall'),
        tiles: tiles(now, day, dayBefore, since(period.from), request.scope),
        hours,
        bars: activityBars(hours),
        created: hours.reduce((sum, hour) => sum + hour.total, 0),
        createdSince: hours[0]?.from ?? null,
        distribution: distribution(now),
        lists: [needs, moving, ended],
        runs: total(now),
      },
    };
  },
});

/** The one sentence that somebody who only glances takes away. */
function headline(counts: Counts): string {
  const active = counts.running + counts.queued + counts.paused;
  const moving =
    active === 0 ? 'nothing else is going on' : `${plural(active, 'other')} ${active === 1 ? 'is' : 'are'} active`;
  if (counts.waiting > 0)
    return `${plural(counts.waiting, 'run')} ${counts.waiting === 1 ? 'waits' : 'wait'} for a person; ${moving}`;
  return active === 0
    ? 'All quiet: no run is active'
    : `${plural(active, 'run')} ${active === 1 ? 'is' : 'are'} active, none needs a person`;
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, amount) => sum + amount, 0);
}

interface List {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  /** What to say where there is none. */
  readonly empty: string;
}

/** The first runs of a query as a list of its own, with the way to all of them. */
async function listed(list: List, { person, zone, scope, now, look }: PageRequest, reads: Reads) {
  const query = await reads.query(list.query, person, zone);
  const [page, amount] = await Promise.all([reads.runs.list(query, { limit: LIST_LENGTH }), reads.runs.count(query)]);
  const rows = page.runs.map((run) => runRow(run, now));
  const table = runList(plainHeads(look.columns, scope), rows, look.columns, scope);
  return { ...list, amount, href: runsHref(list.query), ...table };
}
