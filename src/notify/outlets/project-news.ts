import { runNews } from '../../blocks/run-news.ts';
import type { Bulk } from '../../domain/bulk.ts';
import { ALREADY_OVER, type JournalEvent } from '../../domain/event.ts';
import { isFinal, type Run, type Status } from '../../domain/run.ts';
import type { NewDelivery } from '../../store/deliveries.ts';
import type { Tables } from '../../store/store.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** News of runs that ended, in their project's channel where one is set: once, in the card's thread if the card stands there. */
export default defineOutlet({
  async plan(events, tx) {
    const deliveries = await Promise.all(events.filter(isNews).map((event) => owed(event, tx)));
    return deliveries.flat();
  },

  async send(delivery, tools) {
    const news = await findNews(tools, delivery.run);
    if (news === null) return;
    const threadTs = await cardThread(tools, news, delivery.target);
    await tools.messenger.post({ channel: delivery.target, threadTs }, runNews(news), delivery.key);
  },

  async find(delivery, tools) {
    const news = await findNews(tools, delivery.run);
    if (news === null) return true;
    const threadTs = await cardThread(tools, news, delivery.target);
    return (await tools.messenger.find(delivery.target, threadTs, delivery.key)) !== null;
  },
});

function isNews(event: JournalEvent): boolean {
  return event.run !== null && isFinal(event.kind as Status) && event.detail !== ALREADY_OVER;
}

async function owed(event: JournalEvent, tx: Tables): Promise<NewDelivery[]> {
  const run = event.run === null ? null : await tx.runs.get(event.run);
  const project = run?.project == null ? null : await tx.projects.get(run.project);
  if (run === null || project?.channel == null) return [];
  const bulk = event.kind === 'cancelled' ? await tx.bulks.cancelling(run.number) : null;
  if (bulk !== null) return owedOnce(bulk, project.channel, event.seq);
  return [
    {
      outlet: 'project-news',
      key: `news:${run.number}:${event.seq}`,
      lane: `project-news:${project.channel}`,
      target: project.channel,
      run: run.number,
      seq: event.seq,
    },
  ];
}

/** A bulk action tells of all its runs in its own message; where that stands elsewhere, the channel hears of it once. */
function owedOnce({ number, place }: Bulk, channel: string, seq: number): NewDelivery[] {
  if (place.channel === channel) return [];
  const lane = `bulk-news:${channel}`;
  return [{ outlet: 'bulk-news', key: `bulk-news:${number}:${channel}`, lane, target: channel, run: null, seq }];
}

/** A run that moves again meanwhile has no end to tell of. */
async function findNews({ store }: OutletTools, number: number | null): Promise<Run | null> {
  const run = number === null ? null : await store.runs.get(number);
  return run !== null && isFinal(run.status) ? run : null;
}

async function cardThread({ store }: OutletTools, run: Run, channel: string): Promise<string | null> {
  const post = await store.posts.get(run.number, channel);
  return post === null || post.gone !== null ? null : (post.threadTs ?? post.ts);
}
