import { block } from '../block.ts';
import { buttons } from '../elements/button.ts';
import { choices } from '../elements/choice.ts';
import { menus } from '../elements/menu.ts';
import { pickers } from '../elements/picker.ts';
import { image } from '../picture.ts';
import { type Rule, refuse } from '../problem.ts';
import { richText } from '../rich-text.ts';
import { boolean, byType, type Fields, isRecord, list, only, string } from '../shape.ts';
import { anyText, counted, mrkdwn, plainText } from '../text.ts';

const accessory = byType({
  ...only(buttons, 'button', 'workflow_button'),
  ...choices,
  ...menus,
  ...only(pickers, 'datepicker', 'timepicker'),
  image,
});

const textOrFields: Rule = (value, pointer, walk) => {
  if (isRecord(value) && value.text === undefined && value.fields === undefined)
    refuse(walk, pointer, 'one of these fields is required: text, fields');
};

const note = byType({ image, plain_text: plainText(3000), mrkdwn: mrkdwn(3000) });

const markdown: Rule = (value, pointer, walk) => {
  const before = walk.characters;
  block({ text: counted(string({ max: 12_000 })) })(value, pointer, walk);
  walk.markdownCharacters += walk.characters - before;
};

/** Blocks that are read. */
export const textBlocks: Fields = {
  section: block(
    {},
    { text: anyText(3000), fields: list(anyText(2000), { max: 10 }), accessory, expand: boolean },
    textOrFields,
  ),
  header: block({ text: plainText(150) }),
  divider: block({}),
  context: block({ elements: list(note, { max: 10 }) }),
  rich_text: richText,
  markdown,
};
