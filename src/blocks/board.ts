import type { Button, MrkdwnElement, SectionBlock } from '@slack/types';
import type { Health } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import { PAGE_SIZES, type Times } from '../domain/preferences.ts';
import type { Capabilities } from '../domain/provider.ts';
import { type Run, STATUSES, type Status } from '../domain/run.ts';
import type { RunPage } from '../store/run-store.ts';
import { button, buttonRow } from './actions.ts';
import { listAsOf } from './as-of.ts';
import { BOARD_FILTERS } from './board-filters.ts';
import { type BoardMenus, boardMenus } from './board-menus.ts';
import { boardRow } from './board-row.ts';
import { type BoardState, boardValue } from './button-values.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { inlineCode, oneLine, slackText, slackTime } from './text.ts';

/** How many runs a page of a board holds at most, and how many that need a person stand above them. */
export const BOARD_PAGE = Math.max(...PAGE_SIZES);
export const BOARD_FIRST = 4;

/** All that a board shows. */
export interface BoardInput {
  /** Which list, and which page of it; what its buttons carry. */
  readonly state: BoardState;
  readonly page: RunPage;
  /** Of all runs that the query matches. */
  readonly counts: Readonly<Record<Status, number>>;
  /** Runs that need a person, most urgent first; shown on top of the first page of everything. */
  readonly first: readonly Run[];
  readonly health: Pick<Health, 'providers' | 'pollSeconds'>;
  readonly capabilities: (provider: string) => Capabilities | null;
  readonly menus: BoardMenus;
  readonly times: Times;
  /** Who looks; null: nobody is known, so there is no "Mine". */
  readonly who: Person | null;
  readonly now: number;
}

/** A list of runs that one can filter, page through and act from. */
export function board(input: BoardInput): Message {
  const { state, counts, now, health } = input;
  const counted = countsLine(counts);
  const title = titleWords(state.q);
  return {
    text: slackText([`${title}: ${counted}`, oneLine(state.q)].filter((part) => part !== '').join(' · '), 300),
    blocks: [
      header('board-title', title),
      ...(total(counts) === 0 ? [] : [section('board-counts', [counted])]),
      ...buttonRow('board-filters', filterButtons(input)),
      ...boardMenus(state.q, input.menus),
      ...context('board-query', [queryWords(state.q)]),
      ...rows(input),
      ...context('board-footer', [pageWords(input), mrkdwn(listAsOf(health, now))]),
      ...buttonRow('board-pages', pageButtons(input)),
    ],
  };
}

function titleWords(q: string): string {
  const filter = BOARD_FILTERS.find(({ query }) => query === q.trim());
  return filter === undefined || filter.name === 'all' ? 'Runs' : `Runs · ${filter.label}`;
}

/** The query as one would type it. */
function queryWords(q: string): MrkdwnElement | null {
  const shown = inlineCode(q, 300);
  return shown === '' ? null : mrkdwn(`🔎 ${shown}`);
}

function countsLine(counts: Readonly<Record<Status, number>>): string {
  const present = STATUSES.filter((status) => counts[status] > 0);
  const parts = present.map((status) => {
    const { word, emoji } = STATUS_WORDS[status];
    // Nothing of it goes to a line of its own: a status stays beside its number.
    return [emoji, counts[status].toLocaleString('en-US'), word.toLowerCase()].join('\u00a0');
  });
  return parts.length === 0 ? 'No runs' : parts.join(' · ');
}

function filterButtons({ state, who }: BoardInput): readonly Button[] {
  return BOARD_FILTERS.filter(({ name }) => name !== 'mine' || who !== null).map(({ name, label, query }) =>
    button(`board-filter:${name}`, query === state.q.trim() ? `● ${label}` : label, JSON.stringify({ q: query })),
  );
}

function rows(input: BoardInput): readonly (SectionBlock | ReturnType<typeof context>[number])[] {
  const { first, rest } = shownRuns(input);
  const moment = input.times === 'full' ? (at: number) => slackTime(at) : null;
  const row = { now: input.now, providers: input.health.providers, capabilities: input.capabilities, moment };
  if (first.length + rest.length === 0) return [section('board-empty', [emptyWords(input)])];
  return [
    ...(first.length === 0 ? [] : context('board-first', [mrkdwn('*These need a person*')])),
    ...first.map((run) => boardRow(run, row)),
    ...(first.length === 0 || rest.length === 0 ? [] : context('board-rest', [mrkdwn('*Newest*')])),
    ...rest.map((run) => boardRow(run, row)),
  ];
}

/** The runs that need a person, on the first page of everything, and the others; each run once. */
function shownRuns({ state, first: urgent, page }: BoardInput): {
  readonly first: readonly Run[];
  readonly rest: readonly Run[];
} {
  const first = isStart(state) ? urgent.slice(0, BOARD_FIRST) : [];
  const above = new Set(first.map(({ number }) => number));
  return { first, rest: page.runs.filter(({ number }) => !above.has(number)).slice(0, BOARD_PAGE) };
}

/** Whether this is the first page of everything. */
function isStart({ q, after, before }: BoardState): boolean {
  return q.trim() === '' && after === undefined && before === undefined;
}

function emptyWords({ state, counts }: BoardInput): string {
  if (total(counts) > 0) return 'Nothing more on this page. Use *Refresh* to begin again at the newest.';
  if (state.q.trim() === '')
    return `No runs yet. Start the first one with *New run*, or with ${inlineCode('/runs new <what to do>', 80)}.`;
  return `No runs match ${inlineCode(state.q, 300)}. Try *All*, fewer words, or \`/runs help list\` for what a query can say.`;
}

function pageWords(input: BoardInput): MrkdwnElement | null {
  const { first, rest } = shownRuns(input);
  const shown = first.length + rest.length;
  return shown === 0 ? null : mrkdwn(`${shown} of ${total(input.counts).toLocaleString('en-US')} shown`);
}

function total(counts: Readonly<Record<Status, number>>): number {
  return STATUSES.reduce((sum, status) => sum + counts[status], 0);
}

/** A query too long for a button's value has no paging; it can be typed again. */
function pageButtons({ state, page }: BoardInput): readonly Button[] {
  const { q } = state;
  const here = boardValue(state);
  const previous = page.previous === null ? null : boardValue({ q, before: page.previous });
  const next = page.next === null ? null : boardValue({ q, after: page.next });
  const again = boardValue({ q });
  return [
    ...(previous === null ? [] : [button('board-page:previous', 'Previous', previous)]),
    ...(next === null ? [] : [button('board-page:next', 'Next', next)]),
    ...(again === null ? [] : [button('board-refresh', 'Refresh', again)]),
    ...(here === null || page.runs.length === 0 ? [] : [button('bulk-select', 'Select…', here)]),
    button('new-run', 'New run', null, { style: 'primary' }),
  ];
}
