/** @import { Place } from './store.js' */

const home = 'home';

/** The address of a place, for links: `#C1`, `#C1/1700000000.000100` or `#home`. @param {Place} place */
export function hashOf({ channel, thread }) {
  if (channel === null) return `#${home}`;
  return thread === null ? `#${channel}` : `#${channel}/${thread}`;
}

/** Reads an address; null where it names no conversation of these. @param {string} hash @param {readonly string[]} channels @returns {Place | null} */
export function placeOf(hash, channels) {
  const [channel = '', thread] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  if (channel === home) return { channel: null, thread: null };
  return channels.includes(channel) ? { channel, thread: thread || null } : null;
}

/** @param {Place} place */
export function goTo(place) {
  location.hash = hashOf(place);
}
