import { el } from '../dom.js';
import { image } from '../elements/image.js';
import { icon } from '../icon.js';
import { link } from '../text/link.js';
import { plainText } from '../text/text-object.js';
/** @import { FileBlock, ImageBlock, VideoBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** A picture with a title over it. @param {ImageBlock} block @param {Surface} surface */
export function imageBlock(block, surface) {
  const title = block.title ? el('figcaption', {}, plainText(block.title)) : null;
  return el('figure', { class: 'picture' }, title, image(block, surface));
}

/** A video, as a link to it. @param {VideoBlock} block */
export function video(block) {
  const about = [block.provider_name, block.author_name].filter(Boolean).join(' · ');
  const description = block.description ? el('div', {}, plainText(block.description)) : null;
  const title = link(block.title_url ?? block.video_url, plainText(block.title));
  return el(
    'div',
    { class: 'media' },
    icon('play'),
    el('div', {}, title, el('div', { class: 'quiet' }, about), description),
  );
}

/** A file that lives elsewhere, by name. @param {FileBlock} block */
export function fileBlock(block) {
  return el('div', { class: 'media' }, icon('file'), el('span', {}, `File ${block.external_id}`));
}
