import { problem } from '../blocks/notice.ts';
import { type Destination, deliver } from './deliver.ts';
import { type Begun, ephemeral, type Reply } from './reply.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';

/** What is shown at once: of work that goes on, that it has begun. */
export function atOnce(reply: Reply | Begun): Reply {
  return reply.kind === 'begun' ? ephemeral(reply.message) : reply;
}

/** Does the work that a command has begun: what it tells on the way is delivered in its order, then what it came to. Never rejects. */
export async function goOn(room: Room, { work }: Begun, to: Destination): Promise<void> {
  let told: Promise<void> = Promise.resolve();
  const result = await work((message) => {
    told = told.then(() => deliver(room, ephemeral(message), to));
  }).catch((error: unknown) => ephemeral(problem(explain(room, error))));
  await told;
  await deliver(room, result, to);
}
