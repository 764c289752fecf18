import { alarm } from '../../blocks/alarm.ts';
import type { JournalEvent } from '../../domain/event.ts';
import { isFinal, type Run } from '../../domain/run.ts';
import type { NewDelivery } from '../../store/deliveries.ts';
import type { Tables } from '../../store/store.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** A run that moves again after it was cancelled: once in each channel that has its card, and in its project's channel. */
export default defineOutlet({
  async plan(events, tx) {
    const deliveries = await Promise.all(events.filter(isAlarm).map((event) => owed(event, tx)));
    return deliveries.flat();
  },

  async send(delivery, tools) {
    const run = await findMoving(tools, delivery.run);
    if (run === null) return;
    await tools.messenger.post({ channel: delivery.target, threadTs: null }, alarm(run), delivery.key);
  },

  async find(delivery, tools) {
    if ((await findMoving(tools, delivery.run)) === null) return true;
    return (await tools.messenger.find(delivery.target, null, delivery.key)) !== null;
  },
});

function isAlarm({ kind }: JournalEvent): boolean {
  return kind === 'resurrected';
}

async function owed({ run: number, seq }: JournalEvent, tx: Tables): Promise<NewDelivery[]> {
  const run = number === null ? null : await tx.runs.get(number);
  if (run === null) return [];
  const cards = await tx.posts.ofRun(run.number);
  const project = run.project === null ? null : await tx.projects.get(run.project);
  const channels = new Set([
    ...cards.map(({ channel }) => channel),
    ...(project?.channel == null ? [] : [project.channel]),
  ]);
  return [...channels].map((channel) => ({
    outlet: 'alarm',
    key: `alarm:${run.number}:${seq}:${channel}`,
    lane: `alarm:${channel}`,
    target: channel,
    run: run.number,
    seq,
  }));
}

/** One that stands still again meanwhile alarms nobody. */
async function findMoving({ store }: OutletTools, number: number | null): Promise<Run | null> {
  const run = number === null ? null : await store.runs.get(number);
  return run !== null && !isFinal(run.status) ? run : null;
}
