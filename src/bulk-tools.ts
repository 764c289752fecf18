import { abortBulk } from './ops/bulk/abort-bulk.ts';
import { bulkFile } from './ops/bulk/bulk-file.ts';
import { confirmBulk } from './ops/bulk/confirm-bulk.ts';
import { discardBulk } from './ops/bulk/discard-bulk.ts';
import { readBulk, viewBulk } from './ops/bulk/read-bulk.ts';
import { selectBulk } from './ops/bulk/select-bulk.ts';
import { undoBulk } from './ops/bulk/undo-bulk.ts';
import type { Context } from './ops/context.ts';
import type { BulkTools } from './slack/bulk-tools.ts';

/** What Slack may ask of bulk actions: each verb is one operation, everything else only looks. */
export function bulkTools(context: Context): BulkTools {
  const { store } = context;
  return {
    select: (request) => selectBulk(context, request),
    confirm: (request) => confirmBulk(context, request),
    discard: (number, by) => discardBulk(context, number, by),
    undo: (number, by) => undoBulk(context, number, by),
    abort: (number, by) => abortBulk(context, number, by),
    view: (number) => readBulk(store, number),
    list: async (limit) => Promise.all((await store.bulks.list(limit)).map((bulk) => viewBulk(store, bulk))),
    results: (number, from, limit) => store.bulks.results(number, from, limit),
    file: (number) => bulkFile(store, number),
  };
}
