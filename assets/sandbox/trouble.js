import { notice } from './notice.js';

/** @import { Answer } from './wire.js' */

/** The server's words that it does not say to the person itself. @type {Record<string, string>} */
const sentences = {
  unreachable: 'The workspace cannot be reached. Nothing was sent; try again.',
  not_on_screen: 'This has changed in the meantime. Look at it as it is now, and try again.',
  is_archived: 'This channel is archived, so nothing can be written in it.',
  channel_not_found: 'This conversation is not there any more.',
  thread_not_found: 'The message that this thread belongs to is gone.',
};

/** Says what went wrong, where the server has not said it already. @param {Answer} answer */
export function sayTrouble({ ok, error = '' }) {
  const sentence = sentences[error];
  if (!ok && sentence !== undefined) notice(sentence);
}

/** What went wrong with a form, in a sentence. @param {Answer} answer */
export function troubleOf({ error = 'no reason given' }) {
  return sentences[error] ?? `The app did not take this form (${error}). Nothing that you typed is lost; try again.`;
}
