import type { Person } from './person.ts';
import type { Place, RunChange } from './requests.ts';
import { SECOND } from './time.ts';

/** What can be done to many runs at once. */
export const BULK_ACTIONS = ['pause', 'resume', 'cancel', 'retry', 'archive', 'restore', 'tag', 'move'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/**
 * `draft`: selected and not confirmed. `waiting`: confirmed, and can be undone until it starts. `aborted`: stopped half-way.
 * The last three are ends.
 */
export const BULK_STATES = ['draft', 'waiting', 'running', 'done', 'undone', 'aborted'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** Of one run of a bulk action. `requested`: its provider was asked and has not confirmed it. */
export const ITEM_STATES = ['failed', 'skipped', 'requested', 'todo', 'confirmed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What `tag` and `move` change; empty for the other actions. */
export type BulkChange = Pick<RunChange, 'addTags' | 'removeTags' | 'project'>;

/** How many runs have the same reason. */
export interface ReasonCount {
  readonly reason: string;
  readonly runs: number;
}

/** One action on every run that a query matched at one moment. */
export interface Bulk {
  readonly number: number;
  readonly action: BulkAction;
  readonly change: BulkChange;
  /** As typed. */
  readonly query: string;
  readonly by: Person;
  /** Where it was asked for, and its message stands. */
  readonly place: Place;
  readonly state: BulkState;
  /** Whether the query matched every run there was. */
  readonly everything: boolean;
  /** How many runs the query matched; those that it does not act on are in `skipped`. */
  readonly matched: number;
  readonly runs: number;
  readonly skipped: readonly ReasonCount[];
  readonly createdAt: number;
  /** The first moment at which it cannot be undone any more; null for a draft. */
  readonly startsAt: number | null;
  readonly endedAt: number | null;
  /** Since when no further run is touched, and who wanted that: undone or aborted. */
  readonly stopped: { readonly at: number; readonly by: Person } | null;
}

export type ItemCounts = Readonly<Record<ItemState, number>>;

/** What became of one run. */
export interface BulkResult {
  readonly run: number;
  /** Its title, or how its prompt begins. */
  readonly title: string | null;
  readonly project: string | null;
  readonly state: ItemState;
  readonly reason: string | null;
  /** The new run, for `retry`. */
  readonly result: number | null;
}

/** How a bulk action stands. */
export interface BulkView {
  readonly bulk: Bulk;
  readonly counts: ItemCounts;
  /** Why runs failed, and why runs were left out after it was confirmed; the most frequent first. */
  readonly failures: readonly ReasonCount[];
  readonly leftOut: readonly ReasonCount[];
}

/** From so many runs on, their number has to be typed. */
export const TYPED_FROM = 25;
/** How long a confirmed bulk action can be undone before it starts, in milliseconds. */
export const UNDO_WINDOW = 10 * SECOND;

/** Whether the number of runs has to be typed before it is confirmed. */
export function needsCount({ runs, everything }: Pick<Bulk, 'runs' | 'everything'>): boolean {
  return everything || runs >= TYPED_FROM;
}

/** The key under which a bulk action acts on one run. */
export function itemKey(bulk: number, run: number): string {
  return `bulk:${bulk}:${run}`;
}

/** `1 run`, `1,042 runs`. */
export function runsWord(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'run' : 'runs'}`;
}

/** What it does, as it reads before and after "37 runs": `["tag", "with +urgent"]`. */
export function bulkWords({ action, change }: Pick<Bulk, 'action' | 'change'>): readonly [string, string] {
  if (action === 'move') return ['move', change.project == null ? 'out of their project' : `to ${change.project}`];
  if (action !== 'tag') return [action, ''];
  const tags = [
    ...(change.addTags ?? []).map((tag) => `+${tag}`),
    ...(change.removeTags ?? []).map((tag) => `-${tag}`),
  ];
  return ['tag', `with ${tags.join(' ')}`];
}

/** `cancel 37 runs`, `move 2 runs to web`. */
export function bulkSentence(bulk: Pick<Bulk, 'action' | 'change' | 'runs'>): string {
  const [verb, more] = bulkWords(bulk);
  return [verb, runsWord(bulk.runs), more].filter((part) => part !== '').join(' ');
}
