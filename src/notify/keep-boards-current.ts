import { stickySubstance } from '../blocks/sticky-board.ts';
import { AppError } from '../domain/errors.ts';
import { SECOND } from '../domain/time.ts';
import type { StickyBoard } from '../store/sticky-board.ts';
import { drawSticky } from './draw-sticky.ts';
import type { Log, OutletTools } from './outlet.ts';
import { pauseAfter } from './pause-after.ts';

const AT_ONCE = 10;
/** However much happens, a board is drawn no more often. */
const LEAST_PAUSE = 10 * SECOND;

/** Draws again every board that stays and shows something old; true where there was one. */
export async function keepBoardsCurrent(tools: OutletTools, log: Log): Promise<boolean> {
  const seq = await tools.store.journal.newest();
  const boards = await tools.store.stickyBoards.outdated(seq, tools.world.now(), AT_ONCE);
  await Promise.all(boards.map((board) => redraw(tools, log, board, seq)));
  return boards.length > 0;
}

async function redraw(tools: OutletTools, log: Log, board: StickyBoard, seq: number): Promise<void> {
  const { channel, ts } = board;
  if (ts === null) return;
  try {
    const message = await drawSticky(tools, board);
    const shown = stickySubstance(message);
    if (shown !== board.shown) await tools.messenger.update(channel, ts, message);
    const nextAt = tools.world.now() + LEAST_PAUSE;
    await tools.store.write((tx) => tx.stickyBoards.drawn(channel, { shown, seq, nextAt }));
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, channel }, 'drawing a board failed');
    const code = error instanceof AppError ? error.code : 'unavailable';
    const gone = code === 'not_found' || code === 'invalid' || code === 'forbidden';
    const nextAt = tools.world.now() + pauseAfter(board.attempts, error, tools.world);
    await tools.store.write((tx) =>
      gone && error instanceof AppError
        ? tx.stickyBoards.lost(channel, error.message)
        : tx.stickyBoards.failed(channel, nextAt),
    );
  }
}
