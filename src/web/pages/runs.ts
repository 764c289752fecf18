import type { Query } from '../../domain/query/ast.ts';
import { QUERY_FIELDS } from '../../domain/query/fields.ts';
import type { View } from '../../domain/view.ts';
import { columnsIn } from '../columns.ts';
import { definePage, type PageAnswer, type PageRequest } from '../page.ts';
import type { Reads } from '../reads.ts';
import { type Refusal, refusalOf } from '../refusal.ts';
import { filterChips, statusChips } from '../run-filters.ts';
import { runList } from '../run-list.ts';
import { runMenus, suggestions, withMenus } from '../run-menus.ts';
import { elsewhere, runsHref } from '../run-query.ts';
import { runRow } from '../run-row.ts';
import { sortHeads } from '../run-sorts.ts';

/** All runs that a query matches, a page at a time. */
export default definePage({
  path: '/runs',
  nav: { label: 'Runs', order: 2 },
  async load(request, reads) {
    const text = request.search.get('q') ?? '';
    const views = await reads.views(request.person);
    try {
      const typed = await reads.query(text, request.person, request.zone);
      const chosen = withMenus(typed.text, request.search);
      const query = chosen === typed.text ? typed : await reads.query(chosen, request.person, request.zone);
      return await list(query, views, request, reads);
    } catch (error) {
      const problem = refusalOf(error);
      if (problem === null) throw error;
      return refused(text, problem, views, request);
    }
  },
});

async function list(query: Query, views: readonly View[], request: PageRequest, reads: Reads): Promise<PageAnswer> {
  const { search, person, scope, now, look } = request;
  const place = { after: search.get('after'), before: search.get('before') };
  const [page, total, byStatus, menus] = await Promise.all([
    reads.runs.list(query, { limit: look.rows, ...place }),
    reads.runs.count(query),
    statusChips(query, request, reads),
    runMenus(query.text, request, reads),
  ]);
  return {
    title: query.text === '' ? 'Runs' : `Runs: ${query.text}`,
    model: {
      ...frameOf(query.text, scope),
      problem: null,
      total,
      filters: filterChips(query.text, views, person, scope),
      byStatus,
      menus,
      suggestions: suggestions(menus),
      columns: columnsIn(scope).map(({ name, label }) => ({ value: name, label, chosen: look.columns.includes(name) })),
      elsewhere: elsewhere(query.text),
      back: runsHref(query.text),
      list: runList(
        sortHeads(query, look.columns, scope),
        page.runs.map((run) => runRow(run, now)),
        look.columns,
        scope,
      ),
      newer: page.previous === null ? null : runsHref(query.text, { before: page.previous }),
      older: page.next === null ? null : runsHref(query.text, { after: page.next }),
    },
  };
}

/** The same page with everything that was typed, what is wrong with it, and nothing that could be taken for an answer. */
function refused(text: string, problem: Refusal, views: readonly View[], { person, scope }: PageRequest): PageAnswer {
  return {
    title: 'Runs: this query was not understood',
    status: 400,
    model: {
      ...frameOf(text, scope),
      problem,
      total: null,
      filters: filterChips(null, views, person, scope),
      byStatus: [],
      menus: [],
      suggestions: [],
      columns: [],
      elsewhere: [],
      back: '/runs',
      list: null,
      newer: null,
      older: null,
    },
  };
}

function frameOf(text: string, scope: PageRequest['scope']) {
  const fields = Object.entries(QUERY_FIELDS).map(([name, help]) => ({
    name,
    help: help.split('; ')[0] ?? help,
    more: help.split('; ')[1] ?? null,
  }));
  return { query: text, fields: scope === 'everything' ? fields : [] };
}
