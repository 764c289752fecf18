import { block } from '../block.ts';
import { exactlyOne, pictureSource } from '../picture.ts';
import { type Fields, oneOf, string } from '../shape.ts';
import { plainText, secureUrl, url } from '../text.ts';

/** Pictures, films and files. */
export const mediaBlocks: Fields = {
  image: block(
    { alt_text: string({ max: 2000 }) },
    { ...pictureSource, title: plainText(2000) },
    exactlyOne('image_url', 'slack_file'),
  ),
  video: block(
    { title: plainText(199), video_url: secureUrl, thumbnail_url: url, alt_text: string({ max: 2000 }) },
    {
      title_url: secureUrl,
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: url,
      description: plainText(200),
    },
  ),
  file: block({ external_id: string({ max: 255 }), source: oneOf('remote') }),
};
