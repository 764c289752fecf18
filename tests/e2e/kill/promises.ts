import { ALREADY_OVER, type EventKind, type JournalEvent } from '../../../src/domain/event.ts';
import { isFinal, type Run, type Status } from '../../../src/domain/run.ts';

/** What people were told while the program lived and died. */
export interface Acknowledged {
  /** Commands whose answer said `Started #number`; the marker stands in the prompt. */
  readonly starts: readonly { readonly marker: string; readonly number: number }[];
  /** Buttons whose press was acknowledged, at a moment by the clock that the program has too. */
  readonly clicks: readonly {
    readonly action: string;
    readonly run: number;
    readonly person: string;
    readonly at: number;
  }[];
}

/** What the database holds after the end. */
export interface Kept {
  readonly runs: readonly Run[];
  /** The whole journal, oldest first. */
  readonly events: readonly JournalEvent[];
  /** The channel of each project that has one. It is set once. */
  readonly channels: ReadonlyMap<string, string>;
  /** The keys of the starts and of the actions that arrived at the provider, one for each arrival. */
  readonly arrived: { readonly starts: readonly string[]; readonly actions: readonly string[] };
}

/** A message of ours in the workspace, by the id in its metadata. */
export interface Sent {
  readonly channel: string;
  readonly id: string;
}

/** The status that an event tells, or several where it tells only that the run moves again; the other kinds tell none. */
const TOLD: Readonly<Partial<Record<EventKind, readonly Status[]>>> = {
  created: ['queued'],
  started: ['running'],
  waiting: ['waiting'],
  paused: ['paused'],
  resumed: ['running'],
  completed: ['completed'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  unknown: ['unknown'],
  resurrected: ['queued', 'running', 'waiting', 'paused'],
};

/** Every promise that was not kept, in a sentence each: nothing acknowledged is lost, torn, done twice or left untold. */
export function brokenPromises(told: Acknowledged, kept: Kept, sent: readonly Sent[]): readonly string[] {
  return [
    ...lostStarts(told, kept),
    ...lostClicks(told, kept),
    ...kept.runs.flatMap((run) =>
      tornRun(
        run,
        kept.events.filter((event) => event.run === run.number),
      ),
    ),
    ...strayEvents(kept),
    ...doubleEffects(kept),
    ...cards(kept, sent),
    ...news(kept, sent),
  ];
}

function lostStarts({ starts }: Acknowledged, { runs, arrived }: Kept): string[] {
  return starts.flatMap(({ marker, number }) => {
    const found = runs.filter(({ prompt }) => prompt?.split(' ').includes(marker));
    const [run] = found;
    if (run === undefined || found.length > 1) return `${marker} was acknowledged and has ${found.length} runs`;
    if (run.number !== number) return `${marker} was acknowledged as #${number} and is #${run.number}`;
    return arrived.starts.includes(run.key ?? '') ? [] : `#${number} was acknowledged and never reached its provider`;
  });
}

/** A press that asked for nothing is right only where the run stood so that a sentence had to say why not. */
function lostClicks({ clicks }: Acknowledged, { events }: Kept): string[] {
  return clicks.flatMap(({ action, run, person, at }) => {
    const before = events.filter((event) => event.run === run && event.at <= at);
    const asked = before.some(
      ({ kind, actor, ...event }) =>
        kind === 'requested' && event.action === action && actor.kind === 'person' && actor.person.id === person,
    );
    return asked || refusable(action, before) ? [] : `${action} of #${run} was acknowledged and is not in the journal`;
  });
}

/** Whether a run with this history is one of which this cannot be asked: over, not there yet, there already, or on its way. */
function refusable(action: string, history: readonly JournalEvent[]): boolean {
  const status = lastTold(history)?.kind;
  const reached = history.some(({ actor }) => actor.kind === 'provider');
  const newest = history.findLast(({ kind }) => ['requested', 'confirmed', 'refused'].includes(kind));
  const pending = newest?.kind === 'requested' ? newest.action : null;
  if (!reached || isFinal(status as Status)) return true;
  return action === 'cancel' ? pending === 'cancel' : pending !== null || status === 'paused';
}

function lastTold(history: readonly JournalEvent[]): JournalEvent | undefined {
  return history.findLast(({ kind }) => TOLD[kind] !== undefined);
}

function tornRun(run: Run, events: readonly JournalEvent[]): string[] {
  const problems: string[] = [];
  const created = events.filter(({ kind }) => kind === 'created').length;
  if (created !== 1) problems.push(`#${run.number} was created ${created} times`);
  const last = lastTold(events);
  if (last !== undefined && !TOLD[last.kind]?.includes(run.status)) {
    problems.push(`#${run.number} is ${run.status} and its last event is ${last.kind}`);
  }
  if (run.seq !== events.at(-1)?.seq) {
    problems.push(`#${run.number} stands at event ${run.seq} and its last is ${events.at(-1)?.seq}`);
  }
  return problems;
}

function strayEvents({ runs, events }: Kept): string[] {
  const numbers = new Set(runs.map(({ number }) => number));
  return events
    .filter(({ run }) => run !== null && !numbers.has(run))
    .map(({ run, seq }) => `event ${seq} tells of #${run}, which is not there`);
}

function doubleEffects({ runs, arrived }: Kept): string[] {
  const keys = new Set(runs.map(({ key }) => key));
  return [
    ...repeated(arrived.starts).map((key) => `the start ${key} arrived more than once`),
    ...repeated(arrived.actions).map((key) => `the action ${key} arrived more than once`),
    ...arrived.starts.filter((key) => !keys.has(key)).map((key) => `the start ${key} arrived and has no run`),
  ];
}

/** A run that was started from Slack has one card. */
function cards({ runs }: Kept, sent: readonly Sent[]): string[] {
  return runs
    .filter(({ key }) => key !== null)
    .flatMap(({ number }) => {
      const found = sent.filter(({ id }) => id.startsWith(`card:${number}:`)).length;
      return found === 1 ? [] : `#${number} has ${found} cards`;
    });
}

/** A run that ended is told in the channel of its project, if that had one by then. */
function news({ runs, events, channels }: Kept, sent: readonly Sent[]): string[] {
  return runs.flatMap((run) => {
    const channel = channels.get(run.project ?? '');
    const end = lastTold(events.filter((event) => event.run === run.number));
    if (channel === undefined || end === undefined || !isFinal(run.status) || end.detail === ALREADY_OVER) return [];
    const since = events.find(({ kind, detail }) => kind === 'project-changed' && detail === run.project)?.seq;
    const found = sent.filter((each) => each.channel === channel && each.id === `news:${run.number}:${end.seq}`).length;
    const owed = since !== undefined && since < end.seq;
    return found === 1 || (found === 0 && !owed) ? [] : `the end of #${run.number} was told ${found} times`;
  });
}

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))];
}
