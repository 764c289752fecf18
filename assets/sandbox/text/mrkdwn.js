import { el } from '../dom.js';
import { mrkdwnInline, readEntities } from './mrkdwn-inline.js';

/** @import { Names } from '../names.js' */

const fence = /```\n?([\s\S]*?)\n?```/g;
const bullet = /^(\s*)(?:[-•◦▪] )(.*)$/;
const numbered = /^(\s*)(\d{1,3})\. (.*)$/;

/**
 * Slack's mrkdwn as nodes: fences, quotes, lists and lines.
 * @param {string} text
 * @param {Names} names
 */
export function mrkdwn(text, names) {
  const nodes = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(fence)) {
    nodes.append(...lines(text.slice(end, match.index), names));
    nodes.append(el('pre', { tabindex: '0' }, el('code', {}, readEntities(match[1] ?? ''))));
    end = match.index + match[0].length;
  }
  nodes.append(...lines(text.slice(end), names));
  return nodes;
}

/** @param {string} text @param {Names} names */
function lines(text, names) {
  const trimmed = text.replace(/^\n|\n$/g, '');
  if (trimmed === '') return [];
  const rest = trimmed.split('\n');
  const nodes = [];
  while (rest.length > 0) nodes.push(quote(rest, names) ?? line(rest, names));
  return nodes;
}

/** Takes the quoted lines at the head of the list; `>>>` quotes all that follow. @param {string[]} rest @param {Names} names */
function quote(rest, names) {
  const quoted = [];
  const toEnd = /^(?:>|&gt;){3} ?/.exec(rest[0] ?? '');
  if (toEnd) {
    quoted.push(...rest.splice(0));
    quoted[0] = (quoted[0] ?? '').slice(toEnd[0].length);
  }
  while (rest.length > 0 && /^(?:>|&gt;)/.test(rest[0] ?? ''))
    quoted.push((rest.shift() ?? '').replace(/^(?:>|&gt;) ?/, ''));
  return quoted.length === 0 ? null : el('blockquote', {}, ...quoted.map((text) => line([text], names)));
}

/** Takes one line. @param {string[]} rest @param {Names} names */
function line(rest, names) {
  const text = rest.shift() ?? '';
  const [, indent = '', item] = bullet.exec(text) ?? [];
  if (item !== undefined) return listLine('•', indent, item, names);
  const [, deep = '', number = '', words] = numbered.exec(text) ?? [];
  if (words !== undefined) return listLine(`${number}.`, deep, words, names);
  return el('div', { class: text === '' ? 'line line-empty' : 'line' }, ...mrkdwnInline(text, names));
}

/** @param {string} mark @param {string} indent @param {string} text @param {Names} names */
function listLine(mark, indent, text, names) {
  const depth = Math.min(3, Math.floor(indent.length / 2));
  const marker = el('span', { class: 'list-mark' }, mark);
  return el('div', { class: `list-line indent-${depth}` }, marker, el('span', {}, ...mrkdwnInline(text, names)));
}
