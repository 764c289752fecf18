import type { Bulk } from '../../../src/domain/bulk.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { BulkTools } from '../../../src/slack/bulk-tools.ts';
import type { RunReads } from '../../../src/store/run-store.ts';
import { NOON } from '../../support/run-fixtures.ts';
import type { Deed } from './memory-tools.ts';

/** Bulk actions that are selected and confirmed, and never begin. */
export function memoryBulk(deeds: Deed[], runs: RunReads): BulkTools {
  const list: Bulk[] = [];
  const find = (number: number): Bulk => {
    const bulk = list[number - 1];
    if (bulk === undefined) throw new AppError('not_found', `There is no bulk action ${number}.`);
    return bulk;
  };
  const change = (number: number, changes: Partial<Bulk>) => {
    const changed = { ...find(number), ...changes };
    list[number - 1] = changed;
    return changed;
  };
  const view = async (number: number) => {
    const bulk = find(number);
    const counts = { failed: 0, skipped: 0, requested: 0, todo: bulk.runs, confirmed: 0 };
    return { bulk, counts, failures: [], leftOut: [] };
  };
  return {
    async select({ action, change, query, by, place }) {
      const sample = (await runs.list(query, { limit: 5 })).runs;
      const matched = await runs.count(query);
      if (matched === 0) throw new AppError('not_found', `No run matches \`${query.text}\`.`);
      const selected = {
        number: list.length + 1,
        action,
        change,
        query: query.text,
        by,
        place,
        matched,
        runs: matched,
      };
      const times = { createdAt: NOON, startsAt: null, endedAt: null, stopped: null };
      const bulk: Bulk = { ...selected, ...times, state: 'draft', everything: false, skipped: [] };
      list.push(bulk);
      return { bulk, sample, costMicros: 420_000, costKnown: 1, warnings: [] };
    },
    async confirm({ number, by, typed }) {
      const { state } = find(number);
      if (state !== 'draft') return { state: 'already', bulk: find(number) };
      deeds.push({ verb: 'confirm', bulk: number, by: by.id, typed });
      return { state: 'confirmed', bulk: change(number, { state: 'waiting', startsAt: NOON + 10_000 }) };
    },
    async discard(number) {
      return find(number).state === 'draft';
    },
    undo: async (number, by) => change(number, { state: 'undone', endedAt: NOON, stopped: { at: NOON, by } }),
    abort: async (number, by) => change(number, { stopped: { at: NOON, by } }),
    view,
    list: () => Promise.all(list.map(({ number }) => view(number))),
    results: async () => [],
    file: async () => ({ csv: '', place: null }),
  };
}
