import { fold } from './text.ts';

/**
 * The candidate that somebody who typed `word` most likely meant: the shortest that begins with it, or the fewest
 * slips away (a letter more, less, other, or two swapped; at most one for every three letters, at least one, at most
 * three). Null when none is near. Case and accents do not count.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = fold(word);
  const allowed = Math.min(3, Math.max(1, Math.floor(typed.length / 3)));
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const meant = fold(candidate);
    const begins = typed.length > 1 && meant.startsWith(typed);
    if (!begins && Math.abs(meant.length - typed.length) > allowed) continue;
    const far = slips(typed, meant);
    // A beginning is as good as one slip; its missing letters only decide between several.
    const cost = begins ? Math.min(far, 1 + far / 1000) : far;
    if (cost < least && (begins || (far <= allowed && far < meant.length))) {
      best = candidate;
      least = cost;
    }
  }
  return best;
}

/** One sentence for a name that does not exist: the nearest one, or some of those there are. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearest(word, names);
  if (near !== null) return `Did you mean ${near}?`;
  return names.length === 0 ? 'There are none yet.' : `There are: ${names.slice(0, 10).join(', ')}.`;
}

/** The optimal string alignment distance: Damerau-Levenshtein in which no part is changed twice. */
function slips(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + changed,
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
