import type { ContextBlock, HeaderBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';
import { plainText } from './text.ts';

/** Text in Slack's markup, already safe. `verbatim`: Slack makes no links or mentions of its own out of it. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Text without markup, of foreign words too; null where nothing is left to show. */
export function plain(text: string, max: number): PlainTextElement | null {
  const shown = plainText(text, max);
  return shown === '' ? null : { type: 'plain_text', text: shown, emoji: true };
}

/** A large line, of foreign words too, cut to Slack's 150 characters. */
export function header(blockId: string, text: string): HeaderBlock {
  return { type: 'header', block_id: blockId, text: { type: 'plain_text', text: plainText(text, 150), emoji: true } };
}

/** Lines in Slack's markup, already safe; lines that are null or empty are left out. */
export function section(blockId: string, lines: readonly (string | null)[]): SectionBlock {
  return {
    type: 'section',
    block_id: blockId,
    text: mrkdwn(lines.filter((line) => line !== null && line !== '').join('\n')),
  };
}

/** A small grey line; nothing where no element is left. */
export function context(
  blockId: string,
  elements: readonly (MrkdwnElement | PlainTextElement | null)[],
): readonly ContextBlock[] {
  const shown = elements.filter((element) => element !== null);
  return shown.length === 0 ? [] : [{ type: 'context', block_id: blockId, elements: shown.slice(0, 10) }];
}
