import { BOARD_FIRST, BOARD_PAGE, board } from '../blocks/board.ts';
import { NEEDS_YOU } from '../blocks/board-filters.ts';
import { type BoardState, readBoardValue } from '../blocks/button-values.ts';
import type { Message } from '../blocks/message.ts';
import { AppError } from '../domain/errors.ts';
import type { ActionInput, Asking } from './define.ts';
import { type Reply, replace } from './reply.ts';
import type { Tools } from './tools.ts';

/** One page of the runs that a query matches, as this person means it. */
export async function drawBoard(tools: Tools, { person, zone }: Asking, state: BoardState): Promise<Message> {
  const query = await tools.query(state.q, person, zone);
  const [page, counts, first, health] = await Promise.all([
    tools.runs.list(query, { limit: BOARD_PAGE, after: state.after ?? null, before: state.before ?? null }),
    tools.runs.countByStatus(query),
    tools.query(NEEDS_YOU, person, zone).then((needsYou) => tools.runs.list(needsYou, { limit: BOARD_FIRST })),
    tools.health(),
  ]);
  const { now, capabilities } = tools;
  return board({ state, page, counts, first: first.runs, health, capabilities, who: person, now: now() });
}

/** Draws the board anew in its place, as its pressed button says: another filter, another page, or the same again. */
export async function turnBoard(input: ActionInput, tools: Tools): Promise<Reply> {
  const state = readBoardValue(input.value);
  if (state === null) throw new AppError('invalid', 'This button is too old to be read. `/runs` opens a new board.');
  return replace(await drawBoard(tools, input, state));
}
