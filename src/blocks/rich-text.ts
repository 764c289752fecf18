import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextLink, RichTextText } from '@slack/types';
import { httpUrl, plainText } from './text.ts';

/** Rich text reads no control sequences: the place for foreign text of any length. Nothing where no element is left. */
export function richText(
  blockId: string,
  elements: readonly (RichTextBlockElement | null)[],
): readonly RichTextBlock[] {
  const shown = elements.filter((element) => element !== null);
  return shown.length === 0 ? [] : [{ type: 'rich_text', block_id: blockId, elements: shown }];
}

type Style = NonNullable<RichTextText['style']>;

/** Foreign words, cut to `max` characters; null where nothing is left to show. */
export function literal(text: string, max: number, style?: Style): RichTextText | null {
  const shown = plainText(text, max);
  return shown === '' ? null : own(shown, style);
}

/** Our own words, spaces and all. */
export function own(text: string, style?: Style): RichTextText {
  return style === undefined ? { type: 'text', text } : { type: 'text', text, style };
}

/** A line break inside a paragraph. */
export const BREAK = own('\n');

/** A paragraph. */
export function paragraph(elements: readonly (RichTextElement | null)[]): RichTextBlockElement | null {
  const shown = elements.filter((element) => element !== null);
  return shown.length === 0 ? null : { type: 'rich_text_section', elements: shown };
}

/** Foreign words set apart as what somebody else said. */
export function quote(text: string, max: number): RichTextBlockElement | null {
  const said = literal(text, max);
  return said === null ? null : { type: 'rich_text_quote', elements: [said] };
}

/** Foreign lines in a box with letters of one width. */
export function preformatted(text: string, max: number): RichTextBlockElement | null {
  const lines = literal(text, max);
  return lines === null ? null : { type: 'rich_text_preformatted', elements: [lines] };
}

/** A link for http and https; the bare words for every other address. */
export function linkTo(url: string, text: string, max: number): RichTextLink | RichTextText | null {
  const address = httpUrl(url);
  const label = literal(text, max);
  return address === null || label === null ? label : { type: 'link', url: address, text: label.text };
}
