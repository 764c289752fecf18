import { el } from './dom.js';
import { icon } from './icon.js';
/** @import { SharedFile } from './wire.js' */

/** A shared file: its picture where it is one, its name and size, and a way to keep it. @param {SharedFile} file */
export function sharedFile(file) {
  const name = file.title || file.name;
  const isPicture = file.mimetype.startsWith('image/');
  const picture = el(
    'a',
    { class: 'file-picture', href: file.url, target: '_blank', rel: 'noopener' },
    el('img', { src: file.url, alt: name }),
  );
  return el(
    'div',
    { class: 'file', 'data-file-id': file.id },
    isPicture ? picture : null,
    el(
      'div',
      { class: 'file-line' },
      icon('file'),
      el('span', { class: 'file-name' }, name),
      el('span', { class: 'quiet' }, sizeWords(file.size)),
      el('a', { href: file.url, download: file.name, 'aria-label': `Download ${name}` }, 'Download'),
    ),
  );
}

/** @param {number} bytes */
function sizeWords(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
