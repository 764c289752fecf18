import type { App, BlockAction } from '@slack/bolt';
import { problem } from '../blocks/notice.ts';
import type { Place } from '../domain/requests.ts';
import { admit } from './admit.ts';
import { within } from './clock.ts';
import { deliver } from './deliver.ts';
import { atOnce, goOn } from './go-on.ts';
import { contentKey } from './key.ts';
import { ephemeral } from './reply.ts';
import { PATIENCE, type Room } from './room.ts';
import { screenOf } from './screen.ts';
import { settle } from './settle.ts';

/** Answers every button and menu; what stands after a ':' in its action id only tells two of a kind apart. */
export function listenToActions(app: App, room: Room): void {
  app.action<BlockAction>(/.*/, async ({ body, ack }) => {
    const screen = screenOf(body);
    const place = await placeOf(room, body);
    const to = { responseUrl: body.response_url ?? null, place, user: body.user.id, screen };
    const asked = answer(room, body, place);
    const work = settle(
      room,
      body.trigger_id,
      async () => {
        const { asking, reply } = await asked;
        return { asking, reply: atOnce(reply) };
      },
      screen,
    );
    await within(room.clock, PATIENCE, work);
    await ack().catch((error: unknown) => room.log.warn({ err: error }, 'an acknowledgement was lost'));
    await deliver(room, await work, to);
    const done = await asked.catch(() => null);
    if (done === null) return;
    await room.home.changed(done.asking.person.id);
    if (done.reply.kind === 'begun') await goOn(room, done.reply, { ...to, screen: null });
  });
}

async function answer(room: Room, body: BlockAction, place: Place) {
  const [pressed] = body.actions;
  const id = pressed?.action_id ?? '';
  const value = pressed === undefined ? '' : carried(pressed);
  const { person, zone } = await room.people.find(body.user.id, body.user.name ?? body.user.username);
  const message: string = body.container.message_ts ?? '';
  const key = contentKey('action', body.team?.id ?? '', body.user.id, place.channel, message, id, value);
  const answerAt = body.response_url;
  const press = contentKey('press', body.team?.id ?? '', body.user.id, body.trigger_id);
  const asking = { person, place, zone, key, ...(answerAt === undefined ? {} : { answerAt }) };
  const [name = '', kind = ''] = id.split(':');
  const action = room.actions.get(name);
  if (action === undefined) return { asking, reply: ephemeral(problem(OTHER_VERSION)) };
  await admit(room, asking, action.role, value);
  const block = pressed?.block_id ?? '';
  const asked = block === 'ask-actions';
  const live = (body.container as { is_ephemeral?: boolean }).is_ephemeral !== true && !asked;
  return {
    asking,
    reply: await action.answer(
      { ...asking, press, commands: room.commands, value, kind, ticked: tickedIn(body), block, asked, live },
      room.tools,
    ),
  };
}

const OTHER_VERSION =
  'This button belongs to another version of Runtower and does nothing any more. Nothing was changed; `/runs` shows how things are.';

/** A message that has replies names itself as its thread; it stands on its own all the same. */
async function placeOf(room: Room, { channel, container, user }: BlockAction): Promise<Place> {
  const { thread_ts: thread, message_ts: message } = container as { thread_ts?: string; message_ts?: string };
  return {
    channel: channel?.id ?? (await room.direct(user.id)),
    threadTs: thread === undefined || thread === message ? null : thread,
  };
}

function tickedIn({ state }: BlockAction): readonly string[] {
  const elements = Object.values(state?.values ?? {}).flatMap((block) => Object.values(block));
  return elements.flatMap((element) => element.selected_options?.map(({ value }) => value ?? '') ?? []);
}

function carried(pressed: BlockAction['actions'][number]): string {
  if ('value' in pressed && typeof pressed.value === 'string') return pressed.value;
  if ('selected_option' in pressed) return pressed.selected_option?.value ?? '';
  return '';
}
