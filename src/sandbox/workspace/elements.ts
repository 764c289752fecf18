import { isJson, type Json, jsonList } from '../json.ts';

/** An element on the screen and the block that it is in. */
export interface Placed {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
}

/** Everything that can be pressed or filled in these blocks, top to bottom. */
export function placedElements(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) => [...own(block), ...placedElements(nested(block))]);
}

/** The element with these ids, or null where it is not on the screen. */
export function findElement(blocks: readonly Json[], blockId: string, actionId: string): Placed | null {
  return placedElements(blocks).find((each) => each.blockId === blockId && each.actionId === actionId) ?? null;
}

function own(block: Json): readonly Placed[] {
  const single = [block.accessory, block.element].filter(isJson);
  const several = block.type === 'carousel' ? [] : [...jsonList(block.elements), ...jsonList(block.actions)];
  return [...single, ...several].flatMap((element) =>
    typeof element.action_id === 'string'
      ? [{ block, blockId: String(block.block_id), element, actionId: element.action_id }]
      : [],
  );
}

function nested(block: Json): readonly Json[] {
  return [...jsonList(block.child_blocks), ...(block.type === 'carousel' ? jsonList(block.elements) : [])];
}
