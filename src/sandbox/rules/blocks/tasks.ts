import { block } from '../block.ts';
import { richText } from '../rich-text.ts';
import { anything, byType, type Fields, list, object, oneOf, string } from '../shape.ts';
import { counted, url } from '../text.ts';

const words = counted(string());
const rich = byType({ rich_text: richText });
const source = byType({ url: object({ type: anything, url, text: words }) });
const taskCard = block(
  { task_id: string(), title: words, status: oneOf('pending', 'in_progress', 'complete', 'error') },
  { details: rich, output: rich, sources: list(source, { min: 0 }) },
);

/** What an agent does, step by step. */
export const taskBlocks: Fields = {
  task_card: taskCard,
  plan: block({ title: words }, { tasks: list(byType({ task_card: taskCard }), { min: 0 }) }),
};
