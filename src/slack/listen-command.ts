import type { App, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import type { Place } from '../domain/requests.ts';
import { admit } from './admit.ts';
import { within } from './clock.ts';
import { asAnswer, type Destination, deliver } from './deliver.ts';
import { atOnce, goOn } from './go-on.ts';
import { contentKey } from './key.ts';
import { nothing, type Shown } from './reply.ts';
import { PATIENCE, type Room } from './room.ts';
import { settle } from './settle.ts';
import { refuseUnknown } from './unknown-word.ts';
import { afterWords, readTyped, takeOptions, withIds, wordsOf } from './words.ts';

/** The word that `/runs` alone stands for. */
const EMPTY = 'board';

/** Answers every slash command in its acknowledgement, or after it where that takes longer than Slack waits. */
export function listenToCommands(app: App, room: Room): void {
  app.command(/.*/, async ({ body, ack }) => {
    const place = { channel: body.channel_id, threadTs: null };
    const to = { responseUrl: body.response_url, place, user: body.user_id };
    const asked = answer(room, body, place);
    const work = settle(room, body.trigger_id, async () => {
      const { asking, reply } = await asked;
      return { asking, reply: atOnce(reply) };
    });
    await answerInTime(room, ack, work, to);
    const { reply } = await asked.catch(() => ({ reply: nothing }));
    if (reply.kind === 'begun') await goOn(room, reply, to);
  });
}

async function answerInTime(room: Room, ack: SlackCommandMiddlewareArgs['ack'], work: Promise<Shown>, to: Destination) {
  const inTime = await within(room.clock, PATIENCE, work);
  const said = inTime === null || inTime.value.kind === 'file' ? null : inTime.value;
  if (said?.kind === 'nothing') return ack();
  try {
    await (said === null ? ack() : ack(asAnswer(said)));
    if (said !== null) return;
  } catch (error) {
    room.log.warn({ err: error }, 'an acknowledgement was lost');
  }
  await deliver(room, await work, to);
}

async function answer(room: Room, body: SlashCommand, place: Place) {
  const typed = readTyped(body.text ?? '');
  const [first = EMPTY] = wordsOf(typed.text);
  const command = room.commands.get(first.toLowerCase()) ?? refuseUnknown(first, typed.text, room.commands);
  const { person, zone } = await room.people.find(body.user_id, body.user_name);
  const asking = { person, place, zone, key: contentKey('command', body.team_id, body.user_id, body.trigger_id) };
  const { options, rest } = takeOptions(afterWords(typed.text, 1), command.options ?? []);
  const words = wordsOf(rest);
  await admit(room, asking, command.role, words);
  const input = {
    ...asking,
    options,
    rest,
    words,
    query: withIds({ text: rest, mentions: typed.mentions }),
    mentions: typed.mentions,
    commands: room.commands,
  };
  return { asking, reply: await command.answer(input, room.tools) };
}
