import { el } from '../dom.js';
import { emojiOf } from '../text/emoji.js';
import { link } from '../text/link.js';
import { channelMention, groupMention, personMention } from '../text/mention.js';
import { formatDate } from '../text/time.js';
/** @import { RichTextElement } from '@slack/types' */
/** @import { Names } from '../names.js' */

/** One piece of rich text, with its style around it. @param {RichTextElement} piece @param {Names} names */
export function richTextInline(piece, names) {
  const { style = {} } = piece;
  const tags = /** @type {const} */ ({
    bold: 'strong',
    italic: 'em',
    strike: 's',
    underline: 'u',
    highlight: 'mark',
    code: 'code',
  });
  const worn = Object.entries(tags).filter(([name]) => /** @type {Record<string, unknown>} */ ({ ...style })[name]);
  return worn.reduce((/** @type {Node} */ inside, [, tag]) => el(tag, {}, inside), bare(piece, names));
}

/** @param {RichTextElement} piece @param {Names} names @returns {Node} */
function bare(piece, names) {
  switch (piece.type) {
    case 'text':
      return document.createTextNode(piece.text);
    case 'link':
      return link(piece.url, piece.text || piece.url);
    case 'emoji':
      return document.createTextNode(emojiOf(piece.name) ?? fromHex(piece.unicode) ?? `:${piece.name}:`);
    case 'user':
      return personMention(piece.user_id, names);
    case 'channel':
      return channelMention(piece.channel_id, names);
    case 'usergroup':
      return groupMention(piece.usergroup_id);
    case 'team':
      return groupMention(piece.team_id);
    case 'broadcast':
      return groupMention(piece.range);
    case 'color':
      return color(piece.value);
    case 'date':
      return date(piece, names);
    default:
      return el('span', { class: 'placeholder' }, /** @type {{ type: string }} */ (piece).type);
  }
}

/** "1f44d" or "1f468-200d-1f4bb". @param {string | undefined} unicode */
function fromHex(unicode) {
  if (unicode === undefined || !/^[0-9a-f]{1,5}(-[0-9a-f]{1,5})*$/i.test(unicode)) return null;
  return String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
}

/** @param {string} value */
function color(value) {
  const swatch = el('span', { class: 'swatch' });
  swatch.style.backgroundColor = value;
  return el('span', {}, swatch, value);
}

/** @param {Extract<RichTextElement, { type: 'date' }>} piece @param {Names} names */
function date({ timestamp, format, url, fallback }, names) {
  const text = formatDate(timestamp, format, names.zone);
  return url ? link(url, text) : el('time', { title: fallback ?? null }, text);
}
