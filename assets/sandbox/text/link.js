import { el } from '../dom.js';

/**
 * A link that opens beside the workspace. An address that is not http, https or mailto becomes plain text.
 * @param {string} url
 * @param {...(Node | string)} children
 */
export function link(url, ...children) {
  if (!isSafe(url)) return el('span', {}, ...children);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** @param {string} url */
function isSafe(url) {
  if (!URL.canParse(url, location.href)) return false;
  return ['http:', 'https:', 'mailto:'].includes(new URL(url, location.href).protocol);
}
