import { el } from '../dom.js';
import { withEmoji } from './emoji.js';
import { link } from './link.js';
import { channelMention, groupMention, personMention } from './mention.js';
import { formatDate } from './time.js';

/** @import { Names } from '../names.js' */

const pattern = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /<(?<angle>[^<>\n]+)>/,
    /(?<![\w*])\*(?=\S)(?<bold>[^*\n]+?)(?<=\S)\*(?![\w*])/,
    /(?<![\w_])_(?=\S)(?<italic>[^_\n]+?)(?<=\S)_(?![\w_])/,
    /(?<![\w~])~(?=\S)(?<strike>[^~\n]+?)(?<=\S)~(?![\w~])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/**
 * One line of Slack's mrkdwn as nodes: styles, code, links, mentions, dates and emoji.
 * @param {string} line
 * @param {Names} names
 * @returns {(Node | string)[]}
 */
export function mrkdwnInline(line, names) {
  const nodes = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    nodes.push(plain(line.slice(end, match.index)), piece(match.groups ?? {}, names));
    end = match.index + match[0].length;
  }
  return [...nodes, plain(line.slice(end))].filter((node) => node !== '');
}

/** Slack's three entities, read back. @param {string} text */
export function readEntities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** @param {Record<string, string | undefined>} groups @param {Names} names */
function piece({ code, angle, bold, italic, strike }, names) {
  if (code !== undefined) return el('code', {}, readEntities(code));
  if (angle !== undefined) return angled(angle, names);
  if (bold !== undefined) return el('strong', {}, ...mrkdwnInline(bold, names));
  if (italic !== undefined) return el('em', {}, ...mrkdwnInline(italic, names));
  return el('s', {}, ...mrkdwnInline(strike ?? '', names));
}

/** What stands between < and >. @param {string} inside @param {Names} names */
function angled(inside, names) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : readEntities(inside.slice(bar + 1));
  if (target.startsWith('@')) return personMention(target.slice(1), names);
  if (target.startsWith('#')) return channelMention(target.slice(1), names, label);
  if (target.startsWith('!')) return special(target.slice(1), label, names);
  return link(readEntities(target), label === '' ? readEntities(target.replace(/^mailto:/, '')) : withEmoji(label));
}

/** `<!date^...>`, `<!subteam^...>` and `<!here>`. @param {string} inside @param {string} label @param {Names} names */
function special(inside, label, names) {
  const [word = '', first = '', second = '', url] = inside.split('^');
  if (word === 'subteam') return groupMention(label.replace(/^@/, '') || first);
  if (word !== 'date') return groupMention(label.replace(/^@/, '') || word);
  const seconds = Number(first);
  const text = Number.isFinite(seconds) ? formatDate(seconds, readEntities(second), names.zone) : label;
  return url === undefined ? el('time', { title: label || null }, text) : link(readEntities(url), text);
}

/** @param {string} text */
function plain(text) {
  return withEmoji(readEntities(text));
}
