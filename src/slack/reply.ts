import type { ModalView } from '@slack/types';
import type { DrawnAction } from '../blocks/actions.ts';
import type { Message } from '../blocks/message.ts';
import type { Place } from '../domain/requests.ts';
import type { OutgoingFile } from './upload.ts';

/** A form before the listener has written on it where it belongs: title, fields and the word on its button. */
export type Form = Pick<ModalView, 'title' | 'submit' | 'close' | 'blocks'>;

/** What a command, a button or a form gives back to be shown. */
export type Reply =
  /** Only the asking person sees it. */
  | { readonly kind: 'ephemeral'; readonly message: Message }
  /** Takes the place of the message whose button was pressed. */
  | { readonly kind: 'replace'; readonly message: Message }
  /** Opens the form of the modal `name`; `again` is the button that opens it anew, should Slack not open it this time. */
  | {
      readonly kind: 'modal';
      readonly name: string;
      readonly form: Form;
      readonly about: string | null;
      readonly again: { readonly action: DrawnAction; readonly value: string };
    }
  /** A file, where it was asked for unless another place is given. */
  | { readonly kind: 'file'; readonly file: OutgoingFile; readonly place?: Place }
  | { readonly kind: 'nothing' };

/** An answer at once to work that goes on: `work` may tell how far it is, a few times, and what it comes to is shown at its end. */
export interface Begun {
  readonly kind: 'begun';
  readonly message: Message;
  readonly work: (tell: (message: Message) => void) => Promise<Shown>;
}

/** A reply that can be shown as it is. */
export type Shown = Exclude<Reply, { kind: 'modal' }>;

export const nothing: Shown = { kind: 'nothing' };

export function begun(message: Message, work: Begun['work']): Begun {
  return { kind: 'begun', message, work };
}

export function ephemeral(message: Message): Shown {
  return { kind: 'ephemeral', message };
}

export function replace(message: Message): Shown {
  return { kind: 'replace', message };
}
