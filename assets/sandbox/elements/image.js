import { el } from '../dom.js';
import { link } from '../text/link.js';
/** @import { ImageBlock, ImageElement } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/**
 * A picture, from an address or from a shared file. The page loads pictures from its own server only; one from
 * elsewhere, or one that is gone, is a link with its words.
 * @param {Pick<ImageElement | ImageBlock, 'alt_text'> & { image_url?: string, slack_file?: { id: string } | { url: string } }} element
 * @param {Pick<Surface, 'files'>} surface
 */
export function image(element, surface) {
  const url = element.image_url ?? fileUrl(element.slack_file, surface);
  const words = el('span', { class: 'image-missing' }, link(url, element.alt_text || url));
  if (!isOwn(url)) return words;
  const node = el('img', { src: url, alt: element.alt_text, title: element.alt_text });
  node.addEventListener('error', () => node.replaceWith(words));
  return node;
}

/** @param {{ id: string } | { url: string } | undefined} file @param {Pick<Surface, 'files'>} surface */
function fileUrl(file, surface) {
  if (file === undefined) return '';
  if ('url' in file) return file.url;
  return surface.files?.find(({ id }) => id === file.id)?.url ?? `/sandbox/files/${file.id}/picture`;
}

/** @param {string} url */
function isOwn(url) {
  if (!URL.canParse(url, location.href)) return false;
  const { origin, protocol } = new URL(url, location.href);
  return origin === location.origin || protocol === 'data:';
}
