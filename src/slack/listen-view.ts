import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Message } from '../blocks/message.ts';
import { problem } from '../blocks/notice.ts';
import { preformatted, richText } from '../blocks/rich-text.ts';
import type { Place } from '../domain/requests.ts';
import { admit } from './admit.ts';
import { within } from './clock.ts';
import type { FieldErrors, Modal } from './define.ts';
import { deliver } from './deliver.ts';
import { contentKey } from './key.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { ephemeral, type Shown } from './reply.ts';
import { PATIENCE, type Room } from './room.ts';
import { explain } from './settle.ts';

/** Answers every form: what is wrong is said in it while it is open, later in words that bring back what was typed. */
export function listenToViews(app: App, room: Room): void {
  app.view({ callback_id: /.*/, type: 'view_closed' }, ({ ack }) => ack());
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, async ({ body, view, ack }) => {
    const modal = room.modals.get(view.callback_id);
    const metadata = readMetadata(view.private_metadata);
    const fields = fieldsOf(view);
    if (modal === undefined || metadata === null) {
      await ack();
      return deliver(room, outdated(Object.values(fields)), toPerson(body.user.id));
    }
    const work = submit(room, body, modal, metadata, fields);
    const inTime = await within(room.clock, PATIENCE, work);
    const done = inTime?.value;
    if (done?.kind === 'errors') return ack({ response_action: 'errors', errors: done.errors });
    await ack().catch((error: unknown) => room.log.warn({ err: error }, 'an acknowledgement was lost'));
    const late = done ?? (await work);
    const shown = late.kind === 'errors' ? tooLate(late, fields[modal.mainField] ?? '') : late;
    const responseUrl = shown.kind === 'replace' ? (metadata.answerAt ?? null) : null;
    await deliver(room, shown, { responseUrl, place: metadata.place, user: body.user.id });
    await room.home.changed(body.user.id);
  });
}

async function submit(
  room: Room,
  body: ViewSubmitAction,
  modal: Modal,
  { place, key, about }: Metadata,
  fields: Readonly<Record<string, string | null>>,
): Promise<Shown | FieldErrors> {
  try {
    const { person, zone } = await room.people.find(body.user.id, body.user.name);
    await admit(room, { person, zone }, modal.role, null);
    const own = contentKey('form', body.team?.id ?? '', body.user.id, key);
    return await modal.submit({ person, zone, place, key: own, about, fields }, room.tools);
  } catch (error) {
    return { kind: 'errors', errors: { [modal.mainField]: explain(room, error) } };
  }
}

function fieldsOf({ state }: ViewOutput): Record<string, string | null> {
  const fields: Record<string, string | null> = {};
  for (const [block, elements] of Object.entries(state.values)) {
    const [element] = Object.values(elements);
    fields[block] = element?.value ?? element?.selected_option?.value ?? element?.selected_conversation ?? null;
  }
  return fields;
}

/** The form is closed by now: the failure comes with what was typed, so that nothing is lost. */
function tooLate({ errors }: FieldErrors, typed: string): Shown {
  return ephemeral(withTyped(problem(Object.values(errors).join(' ')), typed));
}

function outdated(typed: readonly (string | null)[]): Shown {
  const text = typed.filter((part) => part !== null).join('\n');
  return ephemeral(
    withTyped(
      problem('This form belongs to another version of Runtower. Nothing was done; please open it anew.'),
      text,
    ),
  );
}

function withTyped({ text, blocks }: Message, typed: string): Message {
  return { text, blocks: [...blocks, ...richText('typed', [preformatted(typed, 3_000)])] };
}

function toPerson(user: string): { responseUrl: null; place: Place; user: string } {
  return { responseUrl: null, place: { channel: user, threadTs: null }, user };
}
