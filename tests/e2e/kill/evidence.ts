import type { JournalEvent } from '../../../src/domain/event.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import type { Run } from '../../../src/domain/run.ts';
import { openJournal } from '../../../src/providers/simulator/journal.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Kept, Sent } from './promises.ts';

const SEED = 1;
const AT_ONCE = 500;

/** Opens the database of the program, also while that runs. */
export function openDatabase(path: string): Promise<Store> {
  return openStore(`file:${path}`, { now: Date.now });
}

/** Everything that the promises are measured against. */
export async function readKept(store: Store): Promise<Kept> {
  const journal = await openJournal(
    { get: (key) => store.settings.get(`provider:simulator:${key}`), set: async () => {} },
    `${SEED}/journal`,
  );
  const runs = await allRuns(store);
  const projects = await store.projects.list();
  const deeds = [...journal.reads.touched()].flatMap((id) => journal.reads.deedsOf(id));
  return {
    runs,
    events: await allEvents(store),
    channels: new Map(projects.flatMap(({ name, channel }) => (channel === null ? [] : [[name, channel] as const]))),
    arrived: {
      starts: [...journal.reads.starts.values()].map(({ request }) => request.key),
      actions: deeds.map(({ key }) => key),
    },
  };
}

/** Our messages in the workspace that carry an id. */
export function readSent(sandbox: Sandbox, channels: readonly string[]): readonly Sent[] {
  return channels.flatMap((channel) =>
    sandbox.messages(channel).flatMap((message) => {
      const { event_payload: payload } = (message.metadata ?? {}) as { event_payload?: { id?: string } };
      return payload?.id === undefined ? [] : [{ channel, id: payload.id }];
    }),
  );
}

/** What is still to be done, in words; empty once everything that was begun has its end and was told. */
export async function unfinished(store: Store): Promise<readonly string[]> {
  const { states } = await store.outbox.depth();
  const counts = {
    deliveries: states.new + states.sending + states.retry + states.unknown,
    actions: (await store.operations.open()).length,
    starts: (await store.runs.unconfirmed(Number.MAX_SAFE_INTEGER)).length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}

async function allRuns(store: Store): Promise<readonly Run[]> {
  const query = parseQuery('', { now: Date.now(), zone: 'UTC', me: null, staleAfter: 0 });
  const runs: Run[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.runs.list(query, { limit: AT_ONCE, after });
    runs.push(...page.runs);
    if (page.next === null) return runs;
    after = page.next;
  }
}

async function allEvents(store: Store): Promise<readonly JournalEvent[]> {
  const events: JournalEvent[] = [];
  for (;;) {
    const more = await store.journal.after(events.at(-1)?.seq ?? 0, AT_ONCE);
    if (more.length === 0) return events;
    events.push(...more);
  }
}
