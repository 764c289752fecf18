import { withEmoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';
/** @import { TextObject } from '@slack/types' */
/** @import { Names } from '../names.js' */

/** The nodes of a text object; plain text knows emoji and nothing else. @param {TextObject} text @param {Names} names */
export function textNodes(text, names) {
  return text.type === 'mrkdwn' ? mrkdwn(text.text, names) : document.createTextNode(plainText(text));
}

/** The words of a text object, for labels. @param {TextObject} text */
export function plainText(text) {
  return text.type === 'plain_text' && text.emoji === false ? text.text : withEmoji(text.text);
}
