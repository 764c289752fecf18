import { howToTalk } from '../blocks/how-to-talk.ts';
import { problem } from '../blocks/notice.ts';
import { AppError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import { admit } from './admit.ts';
import type { Asking } from './define.ts';
import { deliver } from './deliver.ts';
import { type Heard, isAside, mentionsOthers, withoutMentions } from './heard.ts';
import { contentKey } from './key.ts';
import { NEW_RUN_OPTIONS, readNewRun } from './new-run-options.ts';
import { oneRunNumber } from './one-run.ts';
import { PLANNED } from './planned.ts';
import { readable } from './readable.ts';
import { ephemeral } from './reply.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';
import { afterWords, takeOptions, wordsOf } from './words.ts';

/** To whom something was said: `me` is our own id; `addressed` where we were named. */
export interface Address {
  readonly me: string;
  readonly addressed: boolean;
}

/**
 * Does what somebody wrote: a mention starts a run or speaks to the one whose card stands in that thread, and so does an answer in
 * its thread. What people say among themselves is left alone. Never rejects; what is refused gets a sign and a sentence.
 */
export async function converse(room: Room, heard: Heard, address: Address): Promise<void> {
  try {
    if (address.addressed) await answerMention(room, heard, address);
    else if (heard.threadTs !== null) await answerInThread(room, heard, address);
    else if (heard.direct) await explainOnce(room, heard);
  } catch (error) {
    await refuse(room, heard, address, explain(room, error));
  }
}

async function answerMention(room: Room, heard: Heard, { me }: Address): Promise<void> {
  const said = await readable(withoutMentions(heard.text, me), room.people);
  const [first = 'help'] = wordsOf(said);
  if (first.toLowerCase() === 'help') return explainOnce(room, heard);
  if (first.toLowerCase() === 'new') return start(room, heard, afterWords(said, 1));
  refuseCommand(room, said);
  const run = await runHere(room, heard);
  const { options } = takeOptions(said, NEW_RUN_OPTIONS);
  return run !== null && Object.keys(options).length === 0 ? say(room, heard, run, said) : start(room, heard, said);
}

async function answerInThread(room: Room, heard: Heard, { me }: Address): Promise<void> {
  if (heard.text.trim() === '' || isAside(heard.text) || mentionsOthers(heard.text, me)) return;
  const run = await runHere(room, heard);
  if (run !== null) await say(room, heard, run, await readable(heard.text, room.people));
}

async function start(room: Room, heard: Heard, text: string): Promise<void> {
  const { person, zone, key } = await asking(room, heard);
  await admit(room, { person, zone }, 'operator', null);
  const { options, rest } = takeOptions(text, NEW_RUN_OPTIONS);
  const place = { channel: heard.channel, threadTs: heard.threadTs ?? heard.ts };
  await room.tools.start({ ...readNewRun(options), prompt: rest, by: person, place, key, trigger: messageOf(heard) });
}

async function say(room: Room, heard: Heard, run: Run, text: string): Promise<void> {
  const { person, zone, key } = await asking(room, heard);
  await admit(room, { person, zone }, 'operator', null);
  await room.tools.act('say', { key, run: run.number, by: person, text, trigger: messageOf(heard) });
}

/** One message is one request, however often and in however many events Slack tells of it. */
async function asking(room: Room, heard: Heard): Promise<Pick<Asking, 'person' | 'zone' | 'key'>> {
  return { ...(await room.people.find(heard.user, heard.user)), key: contentKey('message', heard.channel, heard.ts) };
}

async function runHere(room: Room, { channel, threadTs }: Heard): Promise<Run | null> {
  return threadTs === null ? null : room.tools.runIn(channel, threadTs);
}

/** `cancel 1042` is no work for an agent, and as such it would cost money. */
function refuseCommand({ commands }: Room, said: string): void {
  const [first = '', second] = wordsOf(said);
  const word = first.toLowerCase();
  const isWord = commands.has(word) || PLANNED.includes(word);
  if (!isWord || (second !== undefined && oneRunNumber(second) === null)) return;
  throw new AppError(
    'invalid',
    `That is a command: type \`/runs ${said}\`. Nothing was started; to start a run with these words, put \`new\` before them.`,
  );
}

async function explainOnce(room: Room, heard: Heard): Promise<void> {
  if (!(await room.tools.take(contentKey('explained', heard.channel, heard.ts)))) return;
  if (heard.direct) return room.interactive.write(heard.user, howToTalk());
  await deliver(room, ephemeral(howToTalk()), answerTo(heard));
}

/** A sign for every message that was not taken; the same sentence in a thread once for everybody, or again if we were named. */
async function refuse(room: Room, heard: Heard, { addressed }: Address, sentence: string): Promise<void> {
  const where = addressed ? heard.ts : `${heard.threadTs} ${heard.user}`;
  const isNew = room.tools.take(contentKey('refused', heard.channel, where, sentence)).catch(() => true);
  await Promise.all([
    room.interactive.react(messageOf(heard), 'warning').catch((error: unknown) => {
      room.log.warn({ err: error, channel: heard.channel }, 'a sign could not be set');
    }),
    isNew.then((first) => (first ? deliver(room, ephemeral(problem(sentence)), answerTo(heard)) : undefined)),
  ]);
}

function messageOf({ channel, ts }: Heard) {
  return { channel, ts };
}

function answerTo({ channel, threadTs, user }: Heard) {
  return { responseUrl: null, place: { channel, threadTs }, user };
}
