import { block } from '../block.ts';
import { exactlyOne, image } from '../picture.ts';
import { type Rule, refuse } from '../problem.ts';
import { richText } from '../rich-text.ts';
import { boolean, byType, type Fields, isRecord, list, oneOf, only } from '../shape.ts';
import { anyText, plainText } from '../text.ts';
import { controlBlocks } from './controls.ts';
import { mediaBlocks } from './media.ts';
import { tableBlocks } from './tables.ts';
import { textBlocks } from './text.ts';

const child = byType({
  ...only(textBlocks, 'context', 'divider', 'header', 'rich_text', 'section'),
  ...only(controlBlocks, 'actions', 'input'),
  ...mediaBlocks,
  ...only(tableBlocks, 'table'),
});

const collapsible: Rule = (value, pointer, walk) => {
  if (isRecord(value) && value.default_collapsed === true && value.is_collapsible !== true)
    refuse(walk, `${pointer}/default_collapsed`, 'requires is_collapsible to be true');
};

/** A frame around other blocks. */
export const containerBlocks: Fields = {
  container: block(
    { child_blocks: list(child, { max: 10 }) },
    {
      title: plainText(150),
      rich_text_title: byType({ rich_text: richText }),
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: byType({ image }),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    exactlyOne('title', 'rich_text_title'),
    collapsible,
  ),
};
