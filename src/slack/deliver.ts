import type { Place } from '../domain/requests.ts';
import type { Shown } from './reply.ts';
import type { Room } from './room.ts';

/** Where a reply goes that the acknowledgement cannot carry. */
export interface Destination {
  /** Null where Slack gave none, as with forms. */
  readonly responseUrl: string | null;
  readonly place: Place;
  readonly user: string;
}

/** Shows a reply by the best way that works: the address Slack gave, else to the person in the place, else directly. */
export async function deliver(room: Pick<Room, 'interactive' | 'respond' | 'log'>, reply: Shown, to: Destination) {
  if (reply.kind === 'nothing') return;
  const ways = [
    () => room.interactive.whisper(to.place, to.user, reply.message),
    () => room.interactive.write(to.user, reply.message),
  ];
  const { responseUrl } = to;
  if (responseUrl !== null) {
    ways.unshift(() => room.respond(responseUrl, { ...asAnswer(reply), ...inThread(to.place) }));
  }
  const failures: unknown[] = [];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  room.log.error({ err: new AggregateError(failures), user: to.user }, 'an answer could not be delivered');
}

/** A reply in the shape of an acknowledgement's body or of what a response address takes. */
export function asAnswer(reply: Exclude<Shown, { kind: 'nothing' }>) {
  return {
    response_type: 'ephemeral' as const,
    replace_original: reply.kind === 'replace',
    text: reply.message.text,
    blocks: [...reply.message.blocks],
  };
}

function inThread({ threadTs }: Place) {
  return threadTs === null ? {} : { thread_ts: threadTs };
}
