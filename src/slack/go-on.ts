import { problem } from '../blocks/notice.ts';
import { type Destination, deliver } from './deliver.ts';
import { type Begun, ephemeral } from './reply.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';

/** Does the work that a command has begun: what it tells on the way is delivered in its order, then what it came to. Never rejects. */
export async function goOn(room: Room, { work }: Begun, to: Destination): Promise<void> {
  let told: Promise<void> = Promise.resolve();
  const result = await work((message) => {
    told = told.then(() => deliver(room, ephemeral(message), to));
  }).catch((error: unknown) => ephemeral(problem(explain(room, error))));
  await told;
  await deliver(room, result, to);
}
