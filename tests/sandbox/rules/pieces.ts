import type { Json } from '../../../src/sandbox/json.ts';

export const long = (length: number) => 'x'.repeat(length);
export const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const plain = (text = 'Text') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'Text') => ({ type: 'mrkdwn', text });
export const section = (text = 'Text', more: Json = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
export const option = (index: number, more: Json = {}) => ({
  text: plain(`Option ${index}`),
  value: `v${index}`,
  ...more,
});
export const options = (count: number) => many(count, option);
export const button = (more: Json = {}) => ({ type: 'button', text: plain('Press'), ...more });
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
export const input = (element: unknown, more: Json = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const image = (more: Json = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'A',
  ...more,
});
export const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
export const richSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
export const richLine = (text = 'Text') => richText(richSection({ type: 'text', text }));
export const cell = (text = 'Cell') => ({ type: 'raw_text', text });
export const task = (more: Json = {}) => ({
  type: 'task_card',
  task_id: 't',
  title: 'Task',
  status: 'complete',
  ...more,
});
export const pie = (segments: unknown) => ({
  type: 'data_visualization',
  title: 'Pie',
  chart: { type: 'pie', segments },
});
export const modal = (blocks: unknown, more: Json = {}) => ({ type: 'modal', title: plain('Title'), blocks, ...more });

/** A bar chart with these numbers of series and points. */
export function bars(series: number, points: number, more: Json = {}): Json {
  const categories = many(points, (index) => `c${index}`);
  const data = categories.map((label, value) => ({ label, value }));
  const all = many(series, (index) => ({ name: `s${index}`, data }));
  const chart = { type: 'bar', series: all, axis_config: { categories }, ...more };
  return { type: 'data_visualization', title: 'Bars', chart };
}
