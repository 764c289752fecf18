import { el } from '../dom.js';
/** @import { Names } from '../names.js' */

/** "@Ana", marked when it means the person who looks. @param {string} id @param {Names} names */
export function personMention(id, names) {
  return el('span', { class: id === names.me ? 'mention mention-me' : 'mention' }, `@${names.person(id)}`);
}

/** "#releases", a link to that channel. @param {string} id @param {Names} names @param {string} [label] */
export function channelMention(id, names, label) {
  return el('a', { class: 'mention', href: `#${id}` }, `#${label || names.channel(id)}`);
}

/** "@here" and its kin, or "@" with a group's name. @param {string} word */
export function groupMention(word) {
  return el('span', { class: 'mention' }, `@${word}`);
}
