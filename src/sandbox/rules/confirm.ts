import { object, oneOf } from './shape.ts';
import { anyText, plainText } from './text.ts';

/** The dialog that asks before an action is sent. */
export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: oneOf('primary', 'danger') },
);
