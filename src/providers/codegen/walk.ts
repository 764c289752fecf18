import type { RunAnswer } from './answers.ts';
import { PAGE, type Page } from './api.ts';
import type { Place } from './place.ts';

/** Pages overlap by so many runs, so that a run which vanishes between two questions hides none. */
const OVERLAP = 5;

/** The place after a look at the newest runs: a walk begins where that page does not reach down to what was known. */
export function afterHead(place: Place, page: Page<RunAnswer>): Pick<Place, 'top' | 'walk'> {
  const ids = page.items.map((run) => Number(run.id));
  const top = ids.length === 0 ? place.top : Math.max(place.top ?? 0, ...ids);
  if (isWhole(page, 0)) return { top, walk: null };
  if (place.top !== null && (ids.at(-1) ?? 0) <= place.top) return { top, walk: place.walk };
  return { top, walk: { skip: nextSkip(page, 0), until: place.walk === null ? place.top : place.walk.until } };
}

/** Where a walk goes on after one of its pages; null when it has arrived. */
export function afterPage(skip: number, until: number | null, page: Page<RunAnswer>): Place['walk'] {
  const last = page.items.at(-1);
  const arrived = until !== null && last !== undefined && Number(last.id) <= until;
  return arrived || isWhole(page, skip) ? null : { skip: nextSkip(page, skip), until };
}

/** Whether a page further down is the first one again: a server that does not understand `skip` would be walked for ever. */
export function repeatsHead(page: Page<RunAnswer>, top: number | null): boolean {
  const first = page.items[0];
  return first !== undefined && top !== null && Number(first.id) >= top;
}

/** Whether the list ends with this page. */
function isWhole({ count, total }: Page<RunAnswer>, skip: number): boolean {
  return count === 0 || (total === null ? count < PAGE : skip + count >= total);
}

function nextSkip({ count }: Page<RunAnswer>, skip: number): number {
  return skip + Math.max(1, count - OVERLAP);
}
