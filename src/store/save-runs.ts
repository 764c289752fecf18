import type { Kysely } from 'kysely';
import { AppError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import type { ShareRow } from './rollup-share.ts';
import { recount } from './rollups.ts';
import { indexPeople } from './run-people.ts';
import { type ReadRow, type RunRow, SAVED_COLUMNS, toRow } from './run-rows.ts';
import { reindexTags } from './run-tags.ts';
import { indexText, isTextChanged } from './run-text.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 100;

/** Writes changed runs and returns them with their new versions; AppError('conflict') if one was changed meanwhile. */
export async function saveRuns(
  db: Kysely<Database>,
  engine: Connection['engine'],
  changed: readonly Run[],
): Promise<Run[]> {
  const saved: Run[] = [];
  const changes: { before: ShareRow; after: ShareRow }[] = [];
  for await (const part of chunks(changed, ROWS_AT_ONCE)) {
    const numbers = part.map((run) => run.number);
    const rows = await db.selectFrom('runs').select(SAVED_COLUMNS).where('number', 'in', numbers).execute();
    const known = new Map(rows.map((row) => [row.number, row]));
    for (const run of part) saved.push(await saveRun(db, engine, known.get(run.number), run));
    changes.push(...part.flatMap((run) => changeOf(known.get(run.number), run)));
  }
  await recount(db, changes);
  return saved;
}

function changeOf(before: ShareRow | undefined, run: Run): { before: ShareRow; after: ShareRow }[] {
  return before === undefined ? [] : [{ before, after: toRow(run) }];
}

async function saveRun(
  db: Kysely<Database>,
  engine: Connection['engine'],
  before: (RunRow & ReadRow) | undefined,
  run: Run,
): Promise<Run> {
  const changes = before === undefined ? {} : changesBetween(before, toRow(run));
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({ ...changes, version: run.version + 1 })
    .where('number', '=', run.number)
    .where('version', '=', run.version)
    .executeTakeFirst();
  if (before === undefined || numUpdatedRows === 0n) {
    throw new AppError('conflict', `Run #${run.number} was changed meanwhile. Nothing was lost; please try again.`);
  }
  if ('by_words' in changes) await indexPeople(db, [changes]);
  if ('tags' in changes) await reindexTags(db, run);
  if (isTextChanged(before, run)) await indexText(db, engine, [run]);
  return { ...run, seq: before.seq, version: run.version + 1 };
}

/** Only what differs is written, since each column named costs the rewriting of its indexes. */
function changesBetween(before: RunRow, after: RunRow): Partial<RunRow> {
  return Object.fromEntries(
    Object.entries(after).filter(([column, value]) => before[column as keyof RunRow] !== value),
  );
}
