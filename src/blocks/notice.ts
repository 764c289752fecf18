import { button, buttonRow, type DrawnAction } from './actions.ts';
import type { Message } from './message.ts';
import { preformatted, richText } from './rich-text.ts';
import { section } from './sections.ts';
import { slackText } from './text.ts';

const LONGEST = 2900;

/** A short answer for the person who asked. Foreign words in it do nothing; marks such as backticks still format. */
export function notice(text: string): Message {
  const shown = slackText(text, LONGEST);
  return said(shown === '' ? 'Done.' : shown);
}

/** A sentence about what went wrong, for the person who asked; lines below it, such as one that points at a letter, keep their columns. */
export function problem(sentence: string): Message {
  const [first = '', ...below] = sentence.split('\n');
  const { text, blocks } = said(slackText(`⚠️ ${first}`, LONGEST));
  return { text, blocks: [...blocks, ...richText('notice-below', [preformatted(below.join('\n'), LONGEST)])] };
}

/** The same with a button that does it again; `value` is the one that the first button carried. */
export function tryAgain(sentence: string, action: DrawnAction, value: string): Message {
  const { text, blocks } = problem(sentence);
  return {
    text,
    blocks: [...blocks, ...buttonRow('notice-again', [button(action, 'Try again', value === '' ? null : value)])],
  };
}

function said(text: string): Message {
  return { text, blocks: [section('notice', [text])] };
}
