import { block } from './block.ts';
import {
  anything,
  boolean,
  byType,
  type Fields,
  list,
  matching,
  number,
  object,
  oneOf,
  only,
  string,
} from './shape.ts';
import { counted, url } from './text.ts';

const style = object({}, { bold: boolean, code: boolean, italic: boolean, strike: boolean, underline: boolean });
const words = counted(string());

const inline: Fields = {
  text: span({ text: words }),
  link: span({ url }, { text: words, unsafe: boolean }),
  emoji: span({ name: string() }, { unicode: matching(/^[0-9a-f-]+$/, 'lowercase hexadecimal'), url }),
  user: span({ user_id: string() }),
  usergroup: span({ usergroup_id: string() }),
  channel: span({ channel_id: string() }),
  team: span({ team_id: string() }),
  broadcast: span({ range: oneOf('here', 'channel', 'everyone') }),
  date: span({ timestamp: number(), format: words }, { url, fallback: string() }),
  color: span({ value: matching(/^#[0-9a-f]{6}$/i, 'a hex colour') }),
};

const spans = list(byType(inline), { min: 0 });
const border = oneOf(0, 1);
const section = object({ type: anything, elements: spans });

/** Formatted text: sections, lists, quotes and preformatted text, walked to the last word. */
export const richText = block({
  elements: list(
    byType({
      rich_text_section: section,
      rich_text_list: object(
        {
          type: anything,
          style: oneOf('bullet', 'ordered'),
          elements: list(byType({ rich_text_section: section })),
        },
        { indent: number({ min: 0, max: 8 }), border },
      ),
      rich_text_quote: object({ type: anything, elements: spans }, { border }),
      rich_text_preformatted: object(
        { type: anything, elements: list(byType(only(inline, 'text', 'link')), { min: 0 }) },
        { border },
      ),
    }),
  ),
});

function span(required: Fields, optional: Fields = {}) {
  return object({ type: anything, ...required }, { style, ...optional });
}
