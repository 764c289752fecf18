import { el } from '../dom.js';
import { markdownInline } from './markdown-inline.js';

const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const rule = /^\s*([-*_])\s*(?:\1\s*){2,}$/;
const divider = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Each takes the block that it knows from the head of the lines, or leaves them and answers null. */
const readers = [blank, fence, heading, thematicBreak, table, quote, list, paragraph];

/** Standard Markdown as nodes: what the markdown block shows. @param {string} text */
export function markdown(text) {
  return blocks(text.split('\n'));
}

/** @param {string[]} lines */
function blocks(lines) {
  const nodes = document.createDocumentFragment();
  while (lines.length > 0) {
    for (const read of readers) {
      const node = read(lines);
      if (node === null) continue;
      nodes.append(node);
      break;
    }
  }
  return nodes;
}

/** @param {string[]} lines */
function blank(lines) {
  if (head(lines).trim() !== '') return null;
  lines.shift();
  return '';
}

/** @param {string[]} lines */
function fence(lines) {
  const open = /^\s*(```+|~~~+)/.exec(head(lines))?.[1];
  if (open === undefined) return null;
  lines.shift();
  const inside = takeWhile(lines, (line) => !line.trim().startsWith(open));
  lines.shift();
  return el('pre', { tabindex: '0' }, el('code', {}, inside.join('\n')));
}

/** @param {string[]} lines */
function heading(lines) {
  const [, marks, text] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(head(lines)) ?? [];
  if (marks === undefined || text === undefined) return null;
  lines.shift();
  // A message must not add to the page's own outline, so the level is a class.
  return el('div', { class: `md-heading md-heading-${Math.min(marks.length, 3)}` }, ...markdownInline(text));
}

/** @param {string[]} lines */
function thematicBreak(lines) {
  if (!rule.test(head(lines))) return null;
  lines.shift();
  return el('hr');
}

/** @param {string[]} lines */
function table(lines) {
  if (!head(lines).includes('|') || !divider.test(lines[1] ?? '')) return null;
  const titles = cells(head(lines));
  lines.splice(0, 2);
  const rows = takeWhile(lines, (line) => line.includes('|')).map(cells);
  const top = el('tr', {}, ...titles.map((text) => el('th', { scope: 'col' }, ...markdownInline(text))));
  const body = rows.map((row) => el('tr', {}, ...row.map((text) => el('td', {}, ...markdownInline(text)))));
  return el(
    'div',
    { class: 'table-scroll', tabindex: '0' },
    el('table', {}, el('thead', {}, top), el('tbody', {}, ...body)),
  );
}

/** @param {string[]} lines */
function quote(lines) {
  const quoted = takeWhile(lines, (line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ''));
  return quoted.length === 0 ? null : el('blockquote', {}, blocks(quoted));
}

/** Takes the items of one indent; deeper lines belong to the item above them. @param {string[]} lines */
function list(lines) {
  const [, indent = '', mark] = item.exec(head(lines)) ?? [];
  if (mark === undefined) return null;
  const ordered = /\d/.test(mark);
  const node = el(ordered ? 'ol' : 'ul', ordered ? { start: Number.parseInt(mark, 10) } : {});
  while (lines.length > 0) {
    const [, depth = '', , box, text] = item.exec(head(lines)) ?? [];
    if (text === undefined || depth.length !== indent.length) break;
    lines.shift();
    const deeper = takeWhile(lines, (line) => /^\s+\S/.test(line) && lead(line) > indent.length);
    const tick = box === undefined ? '' : box === ' ' ? '☐ ' : '☑ ';
    const shallowest = Math.min(...deeper.map(lead));
    node.append(el('li', {}, tick, ...markdownInline(text), blocks(deeper.map((line) => line.slice(shallowest)))));
  }
  return node;
}

/** @param {string[]} lines */
function paragraph(lines) {
  const [first = '', ...others] = [lines.shift() ?? '', ...takeWhile(lines, (line) => !startsBlock(line))];
  const broken = others.flatMap((line) => [el('br'), ...markdownInline(line.trim())]);
  return el('p', {}, ...markdownInline(first.trim()), ...broken);
}

/** @param {string} line */
function startsBlock(line) {
  return line.trim() === '' || /^\s*(```|~~~|>)|^#{1,6}\s/.test(line) || item.test(line) || rule.test(line);
}

/** @param {string[]} lines @param {(line: string) => boolean} wanted */
function takeWhile(lines, wanted) {
  const end = lines.findIndex((line) => !wanted(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

/** @param {string} row */
function cells(row) {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** @param {string[]} lines */
function head(lines) {
  return lines[0] ?? '';
}

/** @param {string} line */
function lead(line) {
  return line.length - line.trimStart().length;
}
