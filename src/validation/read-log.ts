import type { LogLine } from '../domain/provider.ts';
import type { Subject } from './subject.ts';

/** Lines asked for at once. */
export const LOG_PAGE = 100;
const MOST_PAGES = 5;

/** A run's log, page after page; of a very long one the beginning. */
export async function readLog({ provider, signal }: Subject, id: string): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const more = await provider.logs(id, page * LOG_PAGE, LOG_PAGE, signal);
    lines.push(...more);
    if (more.length < LOG_PAGE) break;
  }
  return lines;
}
