import type { Kysely } from 'kysely';
import type { Query } from '../domain/query/ast.ts';
import type { Connection } from './connection.ts';
import type { Place } from './cursor.ts';
import { planOf } from './list-plan.ts';
import { placesOf } from './list-stream-places.ts';
import type { Database } from './schema.ts';

/** Which places: beyond `start` (null: from the beginning of the list), going forward or back. */
export interface Span {
  readonly start: Place | null;
  readonly forward: boolean;
  readonly limit: number;
}

/** The first places of the span, in the direction in which it goes. */
export async function placesIn(
  db: Kysely<Database>,
  engine: Connection['engine'],
  query: Query,
  span: Span,
): Promise<Place[]> {
  const plan = await planOf(db, engine, query);
  const isFalling = query.sort.descending === span.forward;
  const reading = { db, query, plan, span, isFalling, isGuided: engine === 'sqlite' && !query.mentionsArchived };
  const places: Place[] = [];
  for (const isKnown of span.forward ? [true, false] : [false, true]) {
    const streams = plan.streams.filter((stream) => (stream.value !== null) === isKnown);
    if (places.length >= span.limit || !isReached(isKnown, span)) continue;
    for (const stream of streams) places.push(...(await placesOf({ ...reading, stream })));
  }
  const once = new Map(places.map((place) => [place.number, place]));
  return [...once.values()].sort(inOrder(query, span)).slice(0, span.limit);
}

/** Unknown values stand behind all known ones. */
function isReached(isKnown: boolean, { start, forward }: Span): boolean {
  if (start === null) return true;
  return forward ? !isKnown || start.value !== null : isKnown || start.value === null;
}

function inOrder({ sort }: Query, { forward }: Span): (a: Place, b: Place) => number {
  const direction = sort.descending === forward ? -1 : 1;
  return (a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return (a.value === null) === forward ? 1 : -1;
    } else if (a.value !== b.value) return a.value < b.value ? -direction : direction;
    return (a.number - b.number) * direction;
  };
}
