import { type Bulk, type BulkAction, type BulkChange, bulkWords, runsWord } from '../../domain/bulk.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import type { Query } from '../../domain/query/ast.ts';
import type { Place } from '../../domain/requests.ts';
import type { Run } from '../../domain/run.ts';
import type { Context } from '../context.ts';
import { projectInUse } from '../find-project.ts';
import { skipRules } from './skip-rules.ts';

/** More runs than this are never acted on at once. */
const MOST = 100_000;
const SAMPLE = 5;

export interface BulkRequest {
  readonly action: BulkAction;
  readonly change: BulkChange;
  readonly query: Query;
  readonly by: Person;
  readonly place: Place;
}

/** A selection before it is confirmed, and all that somebody should know before confirming it. */
export interface BulkDraft {
  readonly bulk: Bulk;
  readonly sample: readonly Run[];
  /** What its runs have cost so far, as far as known. */
  readonly costMicros: number;
  /** Of how many of its runs the cost is known. */
  readonly costKnown: number;
  /** What its providers do beyond what was asked. */
  readonly warnings: readonly string[];
}

/** Freezes the runs that a query matches now, as a draft. Throws a sentence where there is none to act on. */
export async function selectBulk(context: Context, request: BulkRequest): Promise<BulkDraft> {
  const { action, by, place } = request;
  const query = action === 'restore' ? amongArchived(request.query) : request.query;
  return context.store.write(async (tx) => {
    const change = await withProject(request.change, tx);
    const draft = { action, change, query: query.text, by, place, createdAt: context.world.now() };
    const bulk = await tx.bulks.select(draft, query, skipRules(action, change, context.providers), MOST);
    if (bulk.runs === 0) throw nothingToDo(bulk);
    const { providers, ...stake } = await tx.bulks.stake(bulk.number, SAMPLE);
    return { bulk, ...stake, warnings: action === 'cancel' ? warningsOf(context, providers) : [] };
  });
}

/** Lists leave archived runs out; who restores means nothing but them. */
function amongArchived(query: Query): Query {
  const archived = { kind: 'flag', flag: 'archived' } as const;
  return query.mentionsArchived
    ? query
    : { ...query, mentionsArchived: true, where: { kind: 'and', of: [query.where, archived] } };
}

async function withProject(change: BulkChange, tx: Parameters<typeof projectInUse>[0]): Promise<BulkChange> {
  return change.project == null ? change : { ...change, project: (await projectInUse(tx, change.project)).name };
}

function warningsOf({ providers }: Context, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => providers.get(name)?.capabilities.cancelWarning ?? []);
}

function nothingToDo({ action, change, query, matched, skipped }: Bulk): AppError {
  if (matched === 0) {
    return new AppError('not_found', `No run matches \`${query}\`, so there is nothing to ${action}.`);
  }
  const [verb, more] = bulkWords({ action, change });
  const reasons = skipped.map(({ reason, runs }) => `${runs.toLocaleString('en-US')} ${reason}`).join(', ');
  const match = `${runsWord(matched)} ${matched === 1 ? 'matches' : 'match'}`;
  return new AppError(
    'conflict',
    `${match} \`${query}\`, and there is none to ${verb}${more && ` ${more}`}: ${reasons}.`,
  );
}
