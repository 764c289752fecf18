import { fieldValue, type SettableField, withField, withOrder } from '../domain/query/edit.ts';
import { quote } from '../domain/query/quote.ts';
import type { Dimension } from '../domain/stats.ts';
import { lastDay } from './activity.ts';
import type { PageRequest, Scope } from './page.ts';
import type { Reads } from './reads.ts';

/** A menu that narrows or orders the list. */
export interface Menu {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}

interface NameMenu {
  readonly field: SettableField & Dimension;
  readonly label: string;
  readonly open: boolean;
}

const NAMES: readonly NameMenu[] = [
  { field: 'project', label: 'Project', open: false },
  { field: 'provider', label: 'Provider', open: true },
  { field: 'model', label: 'Model', open: false },
];
const SINCE = { '24h': 'the last day', '7d': 'the last 7 days', '30d': 'the last 30 days', '90d': 'the last 90 days' };
const ORDERS = {
  created: 'Oldest first',
  '-cost': 'Dearest first',
  '-duration': 'Longest first',
  '-finished': 'Ended last first',
  '-changed': 'Changed last first',
};
const PUBLIC_ORDERS: readonly string[] = ['created', '-duration', '-finished', '-changed'];
const MOST_NAMES = 40;
const DAYS = 90;

/** The query with what the menus of the form say; it must be one that can be read. */
export function withMenus(query: string, search: URLSearchParams): string {
  const chosen = [...NAMES.map(({ field }) => field), 'since' as const].reduce((text, field) => {
    const value = search.get(field);
    return value === null || value === fieldValue(text, field) ? text : withField(text, field, value || null);
  }, query);
  const order = search.get('sort');
  return order === null ? chosen : withOrder(chosen, order in ORDERS ? order : null);
}

/** The menus as the query sets them, with the names in use in the last 90 days. */
export async function runMenus(query: string, { zone, now, person, scope }: PageRequest, reads: Reads) {
  const { until } = lastDay(now, zone);
  const period = { from: until - DAYS * 86_400_000, until, zone };
  const all = await reads.query('', person, zone);
  const names = NAMES.filter(({ open }) => open || scope === 'everything');
  const menus = await Promise.all(
    names.map(async ({ field, label }): Promise<Menu> => {
      const named = await reads.stats.by(all, period, field, MOST_NAMES);
      return menu(field, label, query, Object.fromEntries(named.flatMap(({ name }) => (name ? [[name, name]] : []))));
    }),
  );
  return [...menus, menu('since', 'Created in', query, SINCE), orderMenu(query, scope)];
}

/** What can be typed at once, for the box's own list. */
export function suggestions(menus: readonly Menu[]): string[] {
  const named = menus
    .filter(({ name }) => name !== 'since' && name !== 'sort')
    .flatMap(({ name, options }) => options.slice(1).map(({ value }) => `${name}:${quote(value)}`));
  return ['is:active', 'status:failed since:24h', 'status:waiting', 'has:pr', 'is:stale', ...named].slice(0, 40);
}

function menu(name: SettableField, label: string, query: string, known: Readonly<Record<string, string>>): Menu {
  const value = fieldValue(query, name) ?? '';
  const other = value !== '' && !(value in known) ? { [value]: value } : {};
  return { name, label, options: options('Any', value, { ...known, ...other }) };
}

function orderMenu(query: string, scope: Scope): Menu {
  const allowed = Object.entries(ORDERS).filter(([order]) => scope === 'everything' || PUBLIC_ORDERS.includes(order));
  const value = fieldValue(query, 'sort') ?? '';
  return { name: 'sort', label: 'Order', options: options('Newest first', value, Object.fromEntries(allowed)) };
}

function options(none: string, chosen: string, labels: Readonly<Record<string, string>>) {
  return Object.entries({ '': none, ...labels }).map(([value, label]) => ({ value, label, chosen: value === chosen }));
}
