import { type SqlBool, sql } from 'kysely';

/** As the index of the runs that are not final is written, so that it serves. */
export const NOT_FINAL = sql<SqlBool>`status not in ('completed', 'failed', 'cancelled')`;
