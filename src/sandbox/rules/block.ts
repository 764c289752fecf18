import { type Rule, refuse } from './problem.ts';
import { anything, type Fields, object, string } from './shape.ts';

const blockId: Rule = (value, pointer, walk) => {
  string({ max: 255 })(value, pointer, walk);
  if (typeof value !== 'string') return;
  if (walk.blockIds.has(value)) refuse(walk, pointer, `\`block_id\` "${value}" already exists`);
  walk.blockIds.add(value);
};

/** A block: these fields, a type and a block_id of its own in the payload. */
export function block(required: Fields, optional: Fields = {}, ...also: readonly Rule[]): Rule {
  const shape = object({ type: anything, ...required }, { block_id: blockId, ...optional }, ...also);
  return (value, pointer, walk) => {
    walk.actionIds = new Set();
    shape(value, pointer, walk);
  };
}
