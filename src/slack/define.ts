import type { Person } from '../domain/person.ts';
import type { MessagePlace, Place } from '../domain/requests.ts';
import type { Role } from '../domain/role.ts';
import type { Begun, Reply, Shown } from './reply.ts';
import type { Tools } from './tools.ts';

/** The role that is needed; where it depends on what exactly is asked, for that. What is not understood needs the most. */
export type Needs<Asked> = Role | ((asked: Asked) => Role);

/** Who asks, where, and under which key. */
export interface Asking {
  readonly person: Person;
  readonly place: Place;
  /** The person's IANA time zone; UTC where Slack did not say. */
  readonly zone: string;
  /** The content key of this request: the same request delivered twice has the same key. */
  readonly key: string;
  /** Where an answer may take the place of the message whose button was pressed. */
  readonly answerAt?: string;
}

/** What was typed after the command's own word. */
export interface CommandInput extends Asking {
  /** The text cut into words, quotes understood, without the options before them. */
  readonly words: readonly string[];
  /** The options that stood before everything else, for commands that name some. */
  readonly options: Readonly<Record<string, string>>;
  /** The text after the options, as typed. */
  readonly rest: string;
  /** The same with people's names as their ids: for queries. */
  readonly query: string;
  /** Which channel or person id stands behind `#name` or `@name` in the text. */
  readonly mentions: ReadonlyMap<string, string>;
  /** All commands, by name: for the command that tells what there is. */
  readonly commands: ReadonlyMap<string, Command>;
}

/** One word of `/runs`. Words in, a reply out; what goes wrong is thrown as an AppError with a sentence. */
export interface Command {
  readonly usage: string;
  /** One line for help. */
  readonly summary: string;
  /** The heading it stands under in help; left out: the one for looking at runs. */
  readonly group?: 'Start and steer' | 'Set up and check';
  /** What help on this word alone says instead, up to 600 characters. */
  readonly more?: string;
  readonly examples: readonly string[];
  /** Which role it needs, for the words after it. */
  readonly role: Needs<readonly string[]>;
  /** The options that may stand at the beginning, as `key=value`. */
  readonly options?: readonly string[];
  answer(input: CommandInput, tools: Tools): Promise<Reply | Begun>;
}

export interface ActionInput extends Asking {
  /** The key of this very press: another one of the same button has another. */
  readonly press: string;
  /** All commands, by name: for the button that tells what there is. */
  readonly commands: ReadonlyMap<string, Command>;
  /** What the button or the chosen option carries; written by us once, perhaps long ago. */
  readonly value: string;
  /** What stands after the ':' in its action id; empty where there is none. */
  readonly kind: string;
  /** The values of all boxes that are ticked in its message. */
  readonly ticked: readonly string[];
  /** The id of the block it stands in. */
  readonly block: string;
  /** Pressed in answer to "are you sure?": the question has done its work and can be replaced. */
  readonly asked: boolean;
  /** Pressed on a message that everybody sees: what it does to the run shows there by itself. */
  readonly live: boolean;
}

/** A button or a menu of a message. */
export interface Action {
  /** Which role it needs, for what the button or the chosen option carries. */
  readonly role: Needs<string>;
  answer(input: ActionInput, tools: Tools): Promise<Reply | Begun>;
}

export interface ModalInput extends Asking {
  /** What stands in each field, by block id; null where it is empty. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** What the form is about, as it was given when it was opened. */
  readonly about: string | null;
}

/** A form that was sent off. */
export interface Modal {
  readonly role: Role;
  /** The block id of the field that holds what must not get lost; a refusal that names no field is told beside it. */
  readonly mainField: string;
  /** Gives what to show, or what is wrong by field: the form then stays open with everything in it. */
  submit(input: ModalInput, tools: Tools): Promise<Shown | FieldErrors>;
}

/** The message that a shortcut was used on. */
export interface Source extends MessagePlace {
  /** The thread it stands in; null: it stands on its own. */
  readonly threadTs: string | null;
  /** The name of who wrote it; null: an app did. */
  readonly author: string | null;
  /** Its address; null where Slack did not say it in time. */
  readonly link: string | null;
  /** Its text as people read it. */
  readonly text: string;
}

export interface ShortcutInput extends Asking {
  /** Null for a shortcut that is used from anywhere. */
  readonly source: Source | null;
}

/** A shortcut in Slack's menus, from anywhere or on a message. */
export interface Shortcut {
  readonly role: Role;
  answer(input: ShortcutInput, tools: Tools): Promise<Reply>;
}

export interface FieldErrors {
  readonly kind: 'errors';
  readonly errors: Readonly<Record<string, string>>;
}

/** The role that is needed for what is asked. */
export function needs<Asked>(role: Needs<Asked>, asked: Asked): Role {
  return typeof role === 'function' ? role(asked) : role;
}

export function defineCommand(command: Command): Command {
  return command;
}

export function defineAction(action: Action): Action {
  return action;
}

export function defineShortcut(shortcut: Shortcut): Shortcut {
  return shortcut;
}

export function defineModal(modal: Modal): Modal {
  return modal;
}
