import { cardBlocks } from './blocks/cards.ts';
import { chartBlocks } from './blocks/chart.ts';
import { containerBlocks } from './blocks/container.ts';
import { controlBlocks } from './blocks/controls.ts';
import { mediaBlocks } from './blocks/media.ts';
import { tableBlocks } from './blocks/tables.ts';
import { taskBlocks } from './blocks/tasks.ts';
import { textBlocks } from './blocks/text.ts';
import { type Rule, refuse, type Surface } from './problem.ts';
import { byType, isRecord } from './shape.ts';

const known = byType({
  ...textBlocks,
  ...controlBlocks,
  ...mediaBlocks,
  ...tableBlocks,
  ...chartBlocks,
  ...taskBlocks,
  ...cardBlocks,
  ...containerBlocks,
});

/** Where a block may be shown, if not everywhere. */
const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  file: ['message'],
  markdown: ['message'],
  table: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  context_actions: ['message'],
  task_card: ['message'],
  plan: ['message'],
  container: ['message'],
  alert: ['modal'],
  carousel: ['message', 'home'],
};

/** Any block that this surface shows. */
export const anyBlock: Rule = (value, pointer, walk) => {
  known(value, pointer, walk);
  const type = isRecord(value) ? value.type : undefined;
  if (typeof type !== 'string') return;
  walk.blockTypes.set(type, (walk.blockTypes.get(type) ?? 0) + 1);
  const surfaces = Object.hasOwn(SURFACES, type) ? SURFACES[type] : undefined;
  if (surfaces !== undefined && !surfaces.includes(walk.surface))
    refuse(walk, pointer, `unsupported type: ${type} is for ${surfaces.join(' and ')} only`);
};
