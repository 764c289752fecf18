import { BOARD_FIRST, board } from '../blocks/board.ts';
import { NEEDS_YOU } from '../blocks/board-filters.ts';
import { type BoardMenus, readMenuOption, readMenusBlock } from '../blocks/board-menus.ts';
import { type BoardState, readBoardValue } from '../blocks/button-values.ts';
import type { Message } from '../blocks/message.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { fieldValue } from '../domain/query/edit.ts';
import type { ActionInput, Asking } from './define.ts';
import { projectsInUse } from './projects-in-use.ts';
import { type Reply, replace } from './reply.ts';
import type { Tools } from './tools.ts';

/** One page of the runs that a query matches, as this person means it. */
export async function drawBoard(tools: Tools, { person, zone }: Asking, state: BoardState): Promise<Message> {
  const [query, { pageSize, times }] = await Promise.all([
    tools.query(state.q, person, zone),
    tools.preferences(person),
  ]);
  const [page, counts, first, health, menus] = await Promise.all([
    tools.runs.list(query, { limit: pageSize, after: state.after ?? null, before: state.before ?? null }),
    tools.runs.countByStatus(query),
    tools.query(NEEDS_YOU, person, zone).then((needsYou) => tools.runs.list(needsYou, { limit: BOARD_FIRST })),
    tools.health(),
    readMenus(tools, person, state.q),
  ]);
  const { now, capabilities } = tools;
  return board({ state, page, counts, first: first.runs, health, menus, times, capabilities, who: person, now: now() });
}

/** Draws the board anew in its place, as its pressed button says: another filter, another page, or the same again. */
export async function turnBoard(input: ActionInput, tools: Tools): Promise<Reply> {
  const state = readBoardValue(input.value);
  if (state === null) throw new AppError('invalid', 'This button is too old to be read. `/runs` opens a new board.');
  return replace(await drawBoard(tools, input, state));
}

/** Draws the board anew in its place with its query changed by a menu. */
export async function changeBoard(
  input: ActionInput,
  tools: Tools,
  change: (q: string, chosen: string | null) => string,
): Promise<Reply> {
  const q = readMenusBlock(input.block);
  const chosen = readMenuOption(input.value);
  if (q === null || chosen === undefined) {
    throw new AppError('invalid', 'This menu is too old to be read. `/runs` opens a new board.');
  }
  return replace(await drawBoard(tools, input, { q: change(q, chosen) }));
}

async function readMenus(tools: Tools, person: Person, q: string): Promise<BoardMenus> {
  const [projects, members, views] = await Promise.all([
    projectsInUse(tools, null),
    tools.people(),
    tools.views(person),
  ]);
  return {
    chosen: {
      status: fieldValue(q, 'status'),
      project: fieldValue(q, 'project'),
      person: fieldValue(q, 'by'),
      since: fieldValue(q, 'since'),
      sort: fieldValue(q, 'sort'),
      view: fieldValue(q, 'view'),
    },
    projects,
    people: members.map((member) => member.person.name),
    views: views.map(({ name }) => name),
  };
}
