import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Message } from '../blocks/message.ts';
import { words } from './fields.ts';

/** Where a button was pressed that stands in no message: answers are shown in a window of their own there. */
export interface Screen {
  readonly kind: 'home' | 'window';
  readonly viewId: string;
  /** Lets one window open, within three seconds. */
  readonly triggerId: string;
}

/** The screen of a press; null where it was on a message. */
export function screenOf({ view, trigger_id }: BlockAction): Screen | null {
  if (view === undefined) return null;
  return { kind: view.type === 'home' ? 'home' : 'window', viewId: view.id, triggerId: trigger_id };
}

/** A message as a window that somebody closes when they have read it. */
export function answerWindow({ blocks }: Message): ModalView {
  return { type: 'modal', title: words('Runtower'), close: words('Close'), blocks: [...blocks] };
}
