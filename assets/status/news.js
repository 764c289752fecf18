/**
 * What the server tells: the journal's newest number and the runs with news; null: everything may have changed.
 * @typedef {{ seq: number, runs: number[] | null }} News
 * @typedef {{ news: (news: News) => void, connected: (yes: boolean) => void }} Listener
 */

const COME_BACK = 10_000;
const CHANNEL = 'runtower-live';

/**
 * Hears of news from the server. Of all tabs of a browser one keeps the connection and passes on what it hears,
 * because browsers allow only a few connections to a server.
 * @param {Listener} listener
 */
export function hear(listener) {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    connect(listener);
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  let leading = false;
  let connected = false;
  channel.addEventListener('message', ({ data }) => {
    if (data.ask === true && leading) channel.postMessage({ connected });
    if (typeof data.connected === 'boolean' && !leading) listener.connected(data.connected);
    if (data.news !== undefined && !leading) listener.news(data.news);
  });
  channel.postMessage({ ask: true });
  navigator.locks.request(CHANNEL, () => {
    leading = true;
    connect({
      news(news) {
        channel.postMessage({ news });
        listener.news(news);
      },
      connected(yes) {
        connected = yes;
        channel.postMessage({ connected: yes });
        listener.connected(yes);
      },
    });
    return new Promise(() => {});
  });
}

/**
 * A lost connection is taken up again by the browser, where it ended; one that was refused, by us.
 * @param {Listener} listener
 */
function connect(listener) {
  const source = new EventSource('/live');
  source.addEventListener('hello', () => listener.connected(true));
  source.addEventListener('news', (event) => listener.news(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    listener.connected(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => connect(listener), COME_BACK);
  });
}
