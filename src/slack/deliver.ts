import type { Place } from '../domain/requests.ts';
import type { Shown } from './reply.ts';
import type { Room } from './room.ts';
import { answerWindow, type Screen } from './screen.ts';
import { sendFile } from './send-file.ts';

/** Where a reply goes that the acknowledgement cannot carry. */
export interface Destination {
  /** Null where Slack gave none, as with forms. */
  readonly responseUrl: string | null;
  readonly place: Place;
  readonly user: string;
  /** Where the button stood that asked, if in no message. */
  readonly screen?: Screen | null;
}

type Delivering = Pick<Room, 'interactive' | 'upload' | 'direct' | 'respond' | 'log'>;

/** Shows a reply by the best way that works: where the person looks, else to them in the place, else directly. */
export async function deliver(room: Delivering, reply: Shown, to: Destination): Promise<void> {
  const shown = reply.kind === 'file' ? await sendFile(room, reply, to) : reply;
  if (shown.kind === 'nothing' || shown.kind === 'file') return;
  const failures: unknown[] = [];
  for (const way of waysTo(room, shown, to)) {
    try {
      await way();
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  room.log.error({ err: new AggregateError(failures), user: to.user }, 'an answer could not be delivered');
}

/** A reply that is a message. */
export type Said = Exclude<Shown, { kind: 'nothing' | 'file' }>;

/** A reply in the shape of an acknowledgement's body or of what a response address takes. */
export function asAnswer(reply: Said) {
  return {
    response_type: 'ephemeral' as const,
    replace_original: reply.kind === 'replace',
    text: reply.message.text,
    blocks: [...reply.message.blocks],
  };
}

function waysTo({ interactive, respond }: Delivering, reply: Said, to: Destination): readonly (() => Promise<void>)[] {
  const { responseUrl, place, user, screen = null } = to;
  const directly = () => interactive.write(user, reply.message);
  if (screen !== null) return [() => onScreen(interactive, reply, screen), directly];
  const whisper = () => interactive.whisper(place, user, reply.message);
  if (responseUrl === null) return [whisper, directly];
  return [() => respond(responseUrl, { ...asAnswer(reply), ...inThread(place) }), whisper, directly];
}

function onScreen(interactive: Room['interactive'], { kind, message }: Said, screen: Screen): Promise<void> {
  const view = answerWindow(message);
  if (screen.kind === 'home') return interactive.openForm(screen.triggerId, view);
  return kind === 'replace'
    ? interactive.changeForm(screen.viewId, view)
    : interactive.pushForm(screen.triggerId, view);
}

function inThread({ threadTs }: Place) {
  return threadTs === null ? {} : { thread_ts: threadTs };
}
