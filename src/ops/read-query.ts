import { staleAfter } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Query, QueryContext } from '../domain/query/ast.ts';
import { parseQuery } from '../domain/query/parse.ts';
import { fold } from '../domain/text.ts';
import type { View } from '../domain/view.ts';
import type { Context } from './context.ts';

/** Who asks, and from where; `person` null: nobody is known, and only shared views can be used. */
export interface Reader {
  readonly person: Person | null;
  readonly zone: string;
}

/** Reads a query as this person means it, now. Throws AppError('invalid') with a sentence that points at the place. */
export async function readQuery(context: Context, text: string, reader: Reader): Promise<Query> {
  // Most queries use no view, and those that do say so.
  const views = /view:/i.test(text) ? await context.store.views.visible(reader.person?.id ?? null) : [];
  return readWithViews(context, text, reader, views);
}

/** The same with these views and no others. */
export function readWithViews(
  context: Pick<Context, 'world' | 'pollSeconds'>,
  text: string,
  { person, zone }: Reader,
  views: readonly Pick<View, 'name' | 'query'>[],
): Query {
  return parseQuery(text, {
    now: context.world.now(),
    zone,
    me: person?.id ?? null,
    staleAfter: staleAfter(context.pollSeconds),
    ...namedViews(views),
  });
}

function namedViews(views: readonly Pick<View, 'name' | 'query'>[]): Pick<QueryContext, 'view' | 'viewNames'> {
  const queries = new Map(views.map(({ name, query }) => [fold(name), query]));
  return { view: (name) => queries.get(fold(name)) ?? null, viewNames: views.map(({ name }) => name) };
}
