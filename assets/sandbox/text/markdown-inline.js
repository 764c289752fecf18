import { el } from '../dom.js';
import { withEmoji } from './emoji.js';
import { link } from './link.js';

const pattern = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>`+)(?<code>[^`]|[^`].*?[^`])\k<ticks>(?!`)/,
    /!?\[(?<label>[^\]\n]*)\]\((?<url>[^()\s]+)(?: "[^"\n]*")?\)/,
    /<(?<auto>(?:https?:\/\/|mailto:)[^<>\s]+)>/,
    /(?<bare>https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/,
    /(?<mark>\*\*|__)(?=\S)(?<bold>.+?)(?<=\S)\k<mark>/,
    /~~(?=\S)(?<strike>.+?)(?<=\S)~~/,
    /(?<![\w*])\*(?=\S)(?<italic>[^*\n]+?)(?<=\S)\*(?!\*)/,
    /(?<!\w)_(?=\S)(?<slanted>[^_\n]+?)(?<=\S)_(?!\w)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/** One line of standard Markdown as nodes. @param {string} line @returns {(Node | string)[]} */
export function markdownInline(line) {
  const nodes = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    nodes.push(withEmoji(line.slice(end, match.index)), piece(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  return [...nodes, withEmoji(line.slice(end))].filter((node) => node !== '');
}

/** @param {Record<string, string | undefined>} groups */
function piece({ escaped, code, label, url, auto, bare, bold, strike, italic, slanted }) {
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return el('code', {}, code);
  if (url !== undefined) return link(url, ...markdownInline(label || url));
  const address = auto ?? bare;
  if (address !== undefined) return link(address, address);
  if (bold !== undefined) return el('strong', {}, ...markdownInline(bold));
  if (strike !== undefined) return el('s', {}, ...markdownInline(strike));
  return el('em', {}, ...markdownInline(italic ?? slanted ?? ''));
}
