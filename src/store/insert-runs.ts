import { CompiledQuery, type Kysely } from 'kysely';
import type { NewRun, Run } from '../domain/run.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import { countIn } from './rollups.ts';
import { indexPeople } from './run-people.ts';
import { type RunRow, toRow } from './run-rows.ts';
import { indexTags } from './run-tags.ts';
import { indexText } from './run-text.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 50;

/** Inserts runs and returns them numbered, in order. */
export async function insertRuns(
  db: Kysely<Database>,
  engine: Connection['engine'],
  added: readonly NewRun[],
): Promise<Run[]> {
  const inserted: Run[] = [];
  const counted: RunRow[] = [];
  for await (const part of chunks(added, ROWS_AT_ONCE)) {
    const rows = part.map(toRow);
    const numbers = await insertRows(db, engine, rows);
    await indexPeople(db, rows);
    counted.push(...rows);
    const runs = part.map((run, index) => ({ ...run, number: numbers[index] ?? 0, seq: 0, version: 1 }));
    await indexTags(db, runs);
    await indexText(db, engine, runs);
    inserted.push(...runs);
  }
  await countIn(db, counted);
  return inserted;
}

/** By hand: building a statement of 50 rows with the query builder costs more than running it. */
async function insertRows(
  db: Kysely<Database>,
  engine: Connection['engine'],
  rows: readonly RunRow[],
): Promise<number[]> {
  const values = rows.map((row) => Object.values(row));
  const columns = Object.keys(rows[0] ?? {});
  let place = 0;
  const places = values.map((row) => `(${row.map(() => (engine === 'sqlite' ? '?' : `$${++place}`)).join(',')})`);
  const text = `insert into runs (${columns.join(',')}) values ${places.join(',')} returning number`;
  const { rows: inserted } = await db.executeQuery<{ number: number }>(CompiledQuery.raw(text, values.flat()));
  return inserted.map(({ number }) => number).sort((a, b) => a - b);
}
