import type { BulkAction, BulkChange } from '../../../src/domain/bulk.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import type { NewRun } from '../../../src/domain/run.ts';
import { confirmBulk } from '../../../src/ops/bulk/confirm-bulk.ts';
import { readBulk } from '../../../src/ops/bulk/read-bulk.ts';
import { type BulkRunner, createBulkRunner } from '../../../src/ops/bulk/run-bulks.ts';
import { selectBulk } from '../../../src/ops/bulk/select-bulk.ts';
import { pollRuns } from '../../../src/ops/poll-runs.ts';
import { settleOpen } from '../../../src/ops/settle-open.ts';
import { ANA, opsWorld } from '../../support/ops-world.ts';

export const PLACE = { channel: 'C1', threadTs: null };

/** A world with runs in it, and the steps of a bulk action. */
export async function bulkStage(count: number, facts: Partial<NewRun> = { status: 'running' }) {
  const world = await opsWorld();
  const { context, provider, clock, store } = world;
  for (let index = 1; index <= count; index++) provider.move(`x${index}`, facts);
  await pollRuns(context);
  const runner = createBulkRunner(context);
  const view = (number: number) => readBulk(store, number);
  const select = (text: string, action: BulkAction = 'cancel', change: BulkChange = {}) => {
    const query = parseQuery(text, { now: clock.now, zone: 'UTC', me: ANA.id, staleAfter: 15_000 });
    return selectBulk(context, { action, change, query, by: ANA, place: PLACE });
  };
  const confirm = (number: number, typed: string | null = null) => confirmBulk(context, { number, by: ANA, typed });
  return {
    ...world,
    /** Who works on bulk actions in this process. */
    runner,
    view,
    select,
    confirm,
    /** Selects and confirms, and lets the time to undo go by. */
    async due(text: string, action: BulkAction = 'cancel', change: BulkChange = {}) {
      const { bulk } = await select(text, action, change);
      await confirm(bulk.number, String(bulk.runs));
      clock.now += 10_000;
      return bulk.number;
    },
    /** Looks, polls and settles until it has ended. */
    async end(number: number, ...others: readonly BulkRunner[]) {
      while ((await view(number)).bulk.endedAt === null) {
        for (const each of others.length > 0 ? others : [runner]) await each.look();
        await new Promise((resolve) => setTimeout(resolve, 5));
        clock.now += 1;
        await pollRuns(context);
        await settleOpen(context);
      }
      return view(number);
    },
    async close() {
      await runner.stop();
      await world.close();
    },
  };
}
