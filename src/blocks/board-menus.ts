import type { ActionsBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { STATUSES } from '../domain/run.ts';
import { type ActionId, button } from './actions.ts';
import { boardValue } from './button-values.ts';
import { STATUS_WORDS } from './status-words.ts';
import { plainText } from './text.ts';

/** How many names a menu of a board holds; every other is found by its word in the query. */
export const MENU_NAMES = 40;

/** What the menus of a board show. */
export interface BoardMenus {
  /** What the query asks each of them for; null: nothing, or something that no menu says. */
  readonly chosen: Readonly<Record<MenuName, string | null>>;
  readonly projects: readonly string[];
  readonly people: readonly string[];
  readonly views: readonly string[];
}

export type MenuName = 'status' | 'project' | 'person' | 'since' | 'sort' | 'view';

const LONGEST_LABEL = 40;
const LONGEST_VALUE = 75;
const LONGEST_ID = 255;
const BLOCK = 'board-menus:';

/** Menus that narrow and order a board's query, and a button that opens it as text. A query too long for them has none. */
export function boardMenus(q: string, menus: BoardMenus): readonly ActionsBlock[] {
  const id = `${BLOCK}${Buffer.from(q).toString('base64url')}`;
  const search = button('board-search', 'Search…', boardValue({ q }));
  if (id.length > LONGEST_ID) return [{ type: 'actions', block_id: 'board-search', elements: [search] }];
  const { chosen, projects, people, views } = menus;
  return [
    {
      type: 'actions',
      block_id: id,
      elements: [
        menu('board-status', 'Any status', STATUS_OPTIONS, chosen.status),
        ...named('board-project', 'Any project', projects, chosen.project),
        menu('board-person', 'Anybody', [['me', 'Me'], ...people.map(asOption)], chosen.person),
        menu('board-since', 'Any time', SINCE_OPTIONS, chosen.since),
        menu('board-sort', 'Newest first', SORT_OPTIONS, chosen.sort),
        ...named('board-view', 'No view', views, chosen.view),
        search,
      ],
    },
  ];
}

/** The query of the board whose menu was used, from the id of its block; null for anything else. */
export function readMenusBlock(blockId: string): string | null {
  return blockId.startsWith(BLOCK) ? Buffer.from(blockId.slice(BLOCK.length), 'base64url').toString() : null;
}

/** What an option of a menu stands for; undefined where it is none of ours. */
export function readMenuOption(value: string): string | null | undefined {
  if (value === ANY) return null;
  return value.startsWith('=') ? value.slice(1) : undefined;
}

const ANY = 'any';

const STATUS_OPTIONS = STATUSES.map((status) => {
  const { emoji, word } = STATUS_WORDS[status];
  return [status, `${emoji} ${word}`] as const;
});

const SINCE_OPTIONS = [
  ['1h', 'Last hour'],
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
] as const;

const SORT_OPTIONS = [
  ['-changed', 'Last changed first'],
  ['status', 'By status'],
  ['-cost', 'Dearest first'],
  ['-duration', 'Longest first'],
  ['project', 'By project'],
  ['created', 'Oldest first'],
] as const;

type Option = readonly [value: string, label: string];

function asOption(name: string): Option {
  return [name, name];
}

/** Nothing where there is no name to choose. */
function named(action: ActionId, any: string, names: readonly string[], chosen: string | null): StaticSelect[] {
  return names.length === 0 && chosen === null ? [] : [menu(action, any, names.map(asOption), chosen)];
}

function menu(action: ActionId, any: string, choices: readonly Option[], chosen: string | null): StaticSelect {
  const isListed = chosen === null || choices.some(([value]) => value === chosen);
  const all = isListed ? choices.slice(0, MENU_NAMES) : [asOption(chosen), ...choices.slice(0, MENU_NAMES)];
  const once = [...new Map(all)].map(([value, label]) => option(`=${value}`, label));
  const options = [option(ANY, any), ...once].filter((each) => each !== null);
  const initial = chosen === null ? undefined : options.find(({ value }) => value === `=${chosen}`);
  return {
    type: 'static_select',
    action_id: action,
    placeholder: { type: 'plain_text', text: any },
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** Null where the name has nothing to show or is too long to be an option. */
function option(value: string, label: string): PlainTextOption | null {
  const text = plainText(label, LONGEST_LABEL);
  if (text === '' || value.length > LONGEST_VALUE) return null;
  return { text: { type: 'plain_text', text, emoji: true }, value };
}
