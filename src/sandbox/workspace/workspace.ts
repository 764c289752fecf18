import type { SandboxOptions, SandboxUser } from '../options.ts';
import { Changes } from './changes.ts';
import { Channel, directChannel } from './channel.ts';
import { Files } from './files.ts';
import { withIds } from './ids.ts';
import { type Draft, type Message, newMessage } from './message.ts';
import { ResponseUrls } from './response-urls.ts';
import { stamps } from './stamps.ts';
import { Triggers } from './triggers.ts';
import { Views } from './view.ts';

/** Everything that the workspace holds, in memory. */
export class Workspace {
  readonly options: SandboxOptions;
  readonly changes = new Changes();
  readonly views = new Views();
  readonly files = new Files();
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly channels: readonly Channel[];
  readonly #stamp: () => string;

  constructor(options: SandboxOptions) {
    this.options = options;
    this.triggers = new Triggers(options.now, options.id);
    this.responseUrls = new ResponseUrls(options.now, options.id, options.publicUrl);
    this.#stamp = stamps(options.now);
    this.channels = [
      ...options.channels.map((channel) => new Channel(channel, null)),
      ...options.users.map((user) => directChannel(user.id)),
    ];
  }

  /** The person with this id, or null; the bot is none. */
  person(id: string): SandboxUser | null {
    return this.options.users.find((user) => user.id === id) ?? null;
  }

  channel(id: string): Channel | null {
    return this.channels.find((channel) => channel.id === id) ?? null;
  }

  /** The conversation of this person with the bot. */
  direct(user: string): Channel | null {
    return this.channels.find((channel) => channel.person === user) ?? null;
  }

  /** Channels that this person sees: those of the team and their own conversation. */
  visible(user: string): readonly Channel[] {
    return this.channels.filter((channel) => channel.person === null || channel.person === user);
  }

  /** Whether the bot wrote it. */
  isBots(message: Message): boolean {
    return message.user === this.options.bot.userId;
  }

  /** A new time, later than every one before. */
  stamp(): string {
    return this.#stamp();
  }

  post(channel: Channel, draft: Draft): Message {
    const message = newMessage(this.#stamp(), { ...draft, blocks: withIds(draft.blocks ?? [], this.options.id) });
    this.put(channel, message);
    this.#tellOfThread(channel, message);
    return message;
  }

  /** Changes text and blocks, and leaves everything else as it was. */
  edit(channel: Channel, message: Message, draft: Pick<Draft, 'text' | 'blocks' | 'metadata'>): Message {
    const edited = {
      ...message,
      text: draft.text,
      blocks: withIds(draft.blocks ?? [], this.options.id),
      metadata: draft.metadata ?? message.metadata,
      editedTs: this.#stamp(),
    };
    this.put(channel, edited);
    return edited;
  }

  /** Writes a message down as it is and tells those who watch. */
  put(channel: Channel, message: Message): void {
    channel.put(message);
    this.changes.tell({ kind: 'message', channel, message });
  }

  remove(channel: Channel, message: Message): void {
    channel.remove(message.ts);
    this.changes.tell({ kind: 'removed', channel, message });
    this.#tellOfThread(channel, message);
  }

  /** Says something short to one person, such as that a button got no answer. */
  notice(user: string, text: string): void {
    this.changes.tell({ kind: 'notice', user, text });
  }

  /** The message that a thread hangs on shows how many answers it has. */
  #tellOfThread(channel: Channel, message: Message): void {
    const root = message.threadTs === null ? null : channel.get(message.threadTs);
    if (root !== null) this.changes.tell({ kind: 'message', channel, message: root });
  }
}
