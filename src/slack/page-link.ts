import type { Message } from '../blocks/message.ts';
import { section } from '../blocks/sections.ts';
import { link } from '../blocks/text.ts';
import type { Person } from '../domain/person.ts';
import type { Tools } from './tools.ts';

/** A link to the status page, made for this person at this moment. */
export async function pageLinkMessage(tools: Tools, person: Person): Promise<Message> {
  const address = link(await tools.pageLink(person), 'Open the status page', 100);
  return {
    text: 'The status page',
    blocks: [section('page-link', [`🗼 ${address}. The link is for you alone; do not pass it on.`])],
  };
}
