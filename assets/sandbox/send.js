import { notice } from './notice.js';
import { sayTrouble } from './trouble.js';
/** @import { Api } from './api.js' */
/** @import { Store } from './store.js' */

/**
 * Sends what was written: a command to the bot, everything else as a message. False when it was not sent.
 * @param {Store} store
 * @param {Api} api
 * @param {string} text
 * @param {string | null} thread
 */
export async function send(store, api, text, thread) {
  const { place, workspace } = store.get();
  if (place.channel === null) return false;
  const word = /^\/\S+/.exec(text)?.[0] ?? null;
  const known = workspace.commands.some(({ command }) => command === word);
  if (word !== null && !known)
    return refuse(`${word} is not a command here. Begin with a space to send it as a message.`);
  if (known && thread !== null) return refuse(`${word} does not work in threads. Write it in the channel instead.`);
  const answer = await (known ? api.command(place.channel, text) : api.message(place.channel, thread, text));
  sayTrouble(answer);
  return answer.ok;
}

/** @param {string} why */
function refuse(why) {
  notice(why);
  return false;
}
