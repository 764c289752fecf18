import { el } from '../dom.js';
import { actions, contextActions } from './actions.js';
import { card, carousel } from './card.js';
import { container } from './container.js';
import { dataTable } from './data-table.js';
import { dataVisualization } from './data-visualization.js';
import { input } from './input.js';
import { fileBlock, imageBlock, video } from './media.js';
import { richText } from './rich-text.js';
import { section } from './section.js';
import { table } from './table.js';
import { plan, taskCard } from './task-card.js';
import { alert, context, divider, header, markdownBlock } from './text.js';

/** @import { Surface } from '../surface.js' */

/** @typedef {(block: never, surface: Surface) => HTMLElement} DrawBlock */

/** @type {Record<string, DrawBlock>} */
const blocks = {
  section,
  header,
  divider,
  context,
  actions,
  context_actions: contextActions,
  input,
  image: imageBlock,
  video,
  file: fileBlock,
  rich_text: (block, surface) => richText(block, surface.names),
  markdown: markdownBlock,
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  task_card: taskCard,
  plan,
  alert,
  card,
  carousel,
  container: (block, surface) => container(block, surface, drawBlocks),
};

/** The nodes of blocks, in order; an unknown type is named in grey. @param {readonly { type: string, block_id?: string }[]} list @param {Surface} surface */
export function drawBlocks(list, surface) {
  return list.map((block) => {
    const draw = blocks[block.type] ?? unknown;
    // The table above pairs each type with the function that knows it.
    const node = draw(/** @type {never} */ (block), surface);
    return el('div', { class: `block block-${block.type}`, 'data-block-id': block.block_id ?? null }, node);
  });
}

/** @param {{ type: string }} block */
function unknown(block) {
  return el('div', { class: 'placeholder' }, `Unknown block: ${block.type}`);
}
