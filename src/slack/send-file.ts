import { notice, problem } from '../blocks/notice.ts';
import { AppError } from '../domain/errors.ts';
import type { Destination, Said } from './deliver.ts';
import { nothing, type Shown } from './reply.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';

/** Puts a file where it was asked for, and where we are not a member into the conversation with the person; says so if it is not seen at once. */
export async function sendFile(
  room: Pick<Room, 'upload' | 'direct' | 'log'>,
  { file, place: wanted }: Extract<Shown, { kind: 'file' }>,
  { place: asked, user }: Destination,
): Promise<Shown> {
  const place = wanted ?? asked;
  try {
    const direct = await room.direct(user);
    const reached = await tryPlace(room, place, file);
    if (!reached) await room.upload({ channel: direct, threadTs: null }, file);
    if (reached && place.channel !== direct) return nothing;
    return said(`I sent you ${file.name} directly.${reached ? '' : ` ${NOT_A_MEMBER}`}`);
  } catch (error) {
    return { kind: 'ephemeral', message: problem(`${file.name} could not be sent. ${explain(room, error)}`) };
  }
}

const NOT_A_MEMBER = 'I am not a member of this channel, so I cannot put files here: `/invite @Runtower` changes that.';

/** False: we are not in that channel. */
async function tryPlace(room: Pick<Room, 'upload'>, place: Destination['place'], file: Parameters<Room['upload']>[1]) {
  try {
    await room.upload(place, file);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}

function said(text: string): Said {
  return { kind: 'ephemeral', message: notice(text) };
}
