import { newWalk, type Problem, refuse, type Walk } from './problem.ts';
import { list } from './shape.ts';
import { anyBlock } from './surface.ts';

const MESSAGE_CHARACTERS = 12_000;

const blocksRule = list(anyBlock, { min: 0, max: 50 });

/** Everything that Slack would refuse in a message; pointers begin at `/text` and `/blocks`. Empty when it is fine. */
export function validateMessage(message: { readonly text?: unknown; readonly blocks?: unknown }): readonly Problem[] {
  const walk = newWalk('message');
  const { text, blocks } = message;
  if (text !== undefined && typeof text !== 'string') refuse(walk, '/text', 'must be a string');
  if (blocks !== undefined) blocksRule(blocks, '/blocks', walk);
  if (isEmpty(text) && (!Array.isArray(blocks) || blocks.length === 0)) refuse(walk, '/text', 'no_text');
  checkTotals(walk);
  return walk.problems;
}

/** Whether the only thing wrong is that the blocks together hold too much text. */
export function isOnlyTooLong(problems: readonly Problem[]): boolean {
  return problems.length > 0 && problems.every((problem) => problem.message.startsWith('msg_blocks_too_long'));
}

function isEmpty(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}

function checkTotals(walk: Walk): void {
  const count = (type: string) => walk.blockTypes.get(type) ?? 0;
  if (walk.characters > MESSAGE_CHARACTERS)
    refuse(walk, '/blocks', `msg_blocks_too_long: ${walk.characters} of ${MESSAGE_CHARACTERS} characters`);
  if (walk.tableCharacters > 10_000) refuse(walk, '/blocks', 'tables must be less than 10001 characters together');
  if (walk.markdownCharacters > 12_000) refuse(walk, '/blocks', 'markdown must be less than 12001 characters together');
  if (walk.tables > 1) refuse(walk, '/blocks', 'no more than 1 table allowed');
  if (count('data_visualization') > 2) refuse(walk, '/blocks', 'no more than 2 data_visualization blocks allowed');
  if (count('plan') > 0 && count('task_card') > 0) refuse(walk, '/blocks', 'plan and task_card exclude each other');
}
