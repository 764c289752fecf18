/** @import { Message, View } from './wire.js' */

const longestWait = 8000;

/**
 * @typedef {{
 *   message: (event: { channel: string, message: Message }) => void,
 *   removed: (event: { channel: string, ts: string }) => void,
 *   view: (event: { views: readonly View[] }) => void,
 *   home: (event: { view: View | null }) => void,
 *   notice: (event: { text: string }) => void,
 * }} Listeners
 */

/**
 * Listens to the workspace for as long as the page lives. After a break it connects again, and `online` hears of both,
 * so that what was missed can be fetched.
 * @param {string} url
 * @param {Listeners} listeners
 * @param {(online: boolean) => void} online
 */
export function openStream(url, listeners, online) {
  let wait = 500;
  connect();

  function connect() {
    const source = new EventSource(url);
    for (const [name, listen] of Object.entries(listeners)) {
      source.addEventListener(name, (event) => listen(JSON.parse(event.data)));
    }
    source.addEventListener('open', () => {
      wait = 500;
      online(true);
    });
    source.addEventListener('error', () => {
      online(false);
      // The browser gives up after an answer that is no stream; then it is on us to try again.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  }
}
