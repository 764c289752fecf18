import { SECOND } from '../domain/time.ts';
import type { Reads } from './reads.ts';

/** What an open browser hears: the journal's newest number, and which runs have news; null: look at everything. */
export interface News {
  readonly seq: number;
  readonly runs: readonly number[] | null;
}

export interface Live {
  /** A stream of server-sent events that begins after `since` (null: now); or why there is none. */
  open(client: string, since: number | null): Promise<ReadableStream<Uint8Array> | 'full' | 'too-many'>;
  /** There may be news: every client looks, at most once a second. */
  announce(): void;
  /** Ends every stream. */
  stop(): void;
}

const MOST_CLIENTS = 200;
const MOST_PER_CLIENT = 6;
const BUFFER = 256 * 1024;
const HEARTBEAT = 15 * SECOND;
const PAUSE = SECOND;
/** How many events are looked at before "everything" is shorter to say. */
const MOST_EVENTS = 500;

interface Listener {
  readonly client: string;
  readonly stream: ReadableStreamDefaultController<Uint8Array>;
  seq: number;
}

/** Tells open browsers that something changed. Event ids are journal numbers, so that one that was away misses nothing. */
export function openLive(
  reads: Pick<Reads, 'version' | 'after'>,
  log: { error(fields: object, message: string): void },
): Live {
  const listeners = new Set<Listener>();
  const heartbeat = setInterval(() => sayToAll(listeners, ': still here\n\n'), HEARTBEAT).unref();
  let pause: NodeJS.Timeout | null = null;
  let rung = false;

  async function tell(): Promise<void> {
    rung = false;
    pause = setTimeout(() => {
      pause = null;
      if (rung) void tell();
    }, PAUSE).unref();
    try {
      await tellNews(listeners, reads);
    } catch (error) {
      log.error({ err: error }, 'telling open pages failed; they look again by themselves');
    }
  }

  function announce(): void {
    rung = true;
    if (pause === null) void tell();
  }

  return {
    async open(client, since) {
      const newest = await reads.version();
      if (listeners.size >= MOST_CLIENTS) return 'full';
      if ([...listeners].filter((listener) => listener.client === client).length >= MOST_PER_CLIENT) return 'too-many';
      const seq = since === null || since > newest ? newest : since;
      const stream = listen(listeners, client, seq);
      if (seq < newest) announce();
      return stream;
    },
    announce,
    stop() {
      clearInterval(heartbeat);
      if (pause !== null) clearTimeout(pause);
      for (const listener of listeners) {
        listeners.delete(listener);
        listener.stream.close();
      }
    },
  };
}

function listen(listeners: Set<Listener>, client: string, seq: number): ReadableStream<Uint8Array> {
  let listener: Listener;
  return new ReadableStream<Uint8Array>(
    {
      start(stream) {
        listener = { client, stream, seq };
        listeners.add(listener);
        say(listeners, listener, `retry: 3000\n${event('hello', { seq, runs: [] })}`);
      },
      cancel() {
        listeners.delete(listener);
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BUFFER }),
  );
}

/** Listeners that stand at the same place share one look into the journal. */
async function tellNews(listeners: Set<Listener>, reads: Pick<Reads, 'after' | 'version'>): Promise<void> {
  const places = new Set([...listeners].map(({ seq }) => seq));
  for (const place of places) {
    const news = await newsAfter(place, reads);
    if (news === null) continue;
    const text = event('news', news);
    for (const listener of listeners) {
      if (listener.seq !== place) continue;
      listener.seq = news.seq;
      say(listeners, listener, text);
    }
  }
}

async function newsAfter(seq: number, reads: Pick<Reads, 'after' | 'version'>): Promise<News | null> {
  const events = await reads.after(seq, MOST_EVENTS);
  const last = events.at(-1);
  if (last === undefined) return null;
  if (events.length === MOST_EVENTS) return { seq: await reads.version(), runs: null };
  const runs = new Set(events.map(({ run }) => run));
  return { seq: last.seq, runs: runs.has(null) ? null : [...runs].filter((run) => run !== null) };
}

function event(name: 'hello' | 'news', news: News): string {
  return `event: ${name}\nid: ${news.seq}\ndata: ${JSON.stringify(news)}\n\n`;
}

function sayToAll(listeners: Set<Listener>, text: string): void {
  for (const listener of listeners) say(listeners, listener, text);
}

const encoder = new TextEncoder();

/** A client that does not read what it was sent is let go; it comes back by itself and goes on where it was. */
function say(listeners: Set<Listener>, listener: Listener, text: string): void {
  if ((listener.stream.desiredSize ?? 0) > 0) {
    listener.stream.enqueue(encoder.encode(text));
    return;
  }
  listeners.delete(listener);
  listener.stream.error(new Error('this client does not read what it is sent'));
}
