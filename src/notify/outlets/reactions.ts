import { AppError } from '../../domain/errors.ts';
import type { JournalEvent } from '../../domain/event.ts';
import type { Status } from '../../domain/run.ts';
import type { Delivery, NewDelivery } from '../../store/deliveries.ts';
import type { OperationState } from '../../store/operation.ts';
import type { Trigger } from '../../store/trigger.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** How a message that started a run shows how the run is. */
const RUN_SIGNS: Readonly<Record<Status, string>> = {
  queued: 'eyes',
  running: 'hourglass_flowing_sand',
  waiting: 'raised_hand',
  paused: 'double_vertical_bar',
  completed: 'white_check_mark',
  failed: 'x',
  cancelled: 'no_entry_sign',
  unknown: 'grey_question',
};

/** How a message to a run shows whether it has arrived. */
const SAID_SIGNS: Readonly<Record<OperationState, string>> = {
  requested: 'eyes',
  confirmed: 'white_check_mark',
  failed: 'warning',
};

/** A sign under each message that started a run or sent it something: one at a time, the newest. */
export default defineOutlet({
  async plan(events, tx) {
    const moved = events.filter(({ run, kind }) => run !== null && kind !== 'progressed');
    const runs = [...new Set(moved.flatMap(({ run }) => run ?? []))];
    const triggers = await tx.triggers.ofRuns(runs);
    return triggers.flatMap((trigger) => owed(trigger, moved));
  },

  send: signIfPossible,

  // A sign that stands already stays the only one of its kind, so it is simply set again.
  async find(delivery, tools) {
    await signIfPossible(delivery, tools);
    return true;
  },
});

/** Where the message is gone or takes no signs nobody misses one. */
async function signIfPossible(delivery: Delivery, tools: OutletTools): Promise<void> {
  try {
    await sign(delivery, tools);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'not_found' && error.code !== 'invalid')) throw error;
  }
}

/** One for all that has happened: what is shown is how things are when it is sent. */
function owed(
  { channel, ts, run, operation, shown }: Trigger,
  events: readonly JournalEvent[],
): readonly NewDelivery[] {
  const isSettled = shown === SAID_SIGNS.confirmed || shown === SAID_SIGNS.failed;
  if (operation !== null && isSettled) return [];
  const newest = events.findLast((event) => event.run === run && (operation === null || event.action === 'say'));
  if (newest === undefined) return [];
  const message = `${channel} ${ts}`;
  const place = { lane: `reactions:${message}`, target: message };
  return [{ outlet: 'reactions', key: `reaction:${message}:${newest.seq}`, ...place, run, seq: newest.seq }];
}

async function sign(delivery: Delivery, { store, messenger }: OutletTools): Promise<void> {
  const [channel = '', ts = ''] = delivery.target.split(' ');
  const trigger = await store.triggers.get(channel, ts);
  const wanted = trigger === null ? null : await signOf(store, trigger);
  if (trigger === null || wanted === null || wanted === trigger.shown) return;
  await messenger.react({ channel, ts }, wanted);
  if (trigger.shown !== null) await messenger.unreact({ channel, ts }, trigger.shown);
  await store.write((tx) => tx.triggers.shown(channel, ts, wanted));
}

async function signOf(store: OutletTools['store'], { run, operation }: Trigger): Promise<string | null> {
  if (operation === null) {
    const status = (await store.runs.get(run))?.status;
    return status === undefined ? null : RUN_SIGNS[status];
  }
  const state = (await store.operations.get(operation))?.state;
  return state === undefined ? null : SAID_SIGNS[state];
}
