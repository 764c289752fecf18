import { isJson, type Json, jsonList } from '../json.ts';

const UNNUMBERED = new Set(['plain_text', 'mrkdwn', 'image', 'url']);

/** The blocks with a block_id and an action_id wherever the bot gave none, as Slack stores them. */
export function withIds(blocks: readonly Json[], id: () => string): readonly Json[] {
  return blocks.map((block) => numbered(block, id));
}

function numbered(block: Json, id: () => string): Json {
  const nested = (name: string) => (Array.isArray(block[name]) ? { [name]: withIds(jsonList(block[name]), id) } : {});
  const single = (name: string) => (isJson(block[name]) ? { [name]: actionable(block[name], id) } : {});
  const several = (name: string) =>
    Array.isArray(block[name]) ? { [name]: jsonList(block[name]).map((each) => actionable(each, id)) } : {};
  return {
    ...block,
    block_id: block.block_id ?? id(),
    ...nested('child_blocks'),
    ...nested('tasks'),
    ...single('accessory'),
    ...single('element'),
    ...(block.type === 'carousel' ? nested('elements') : {}),
    ...(block.type === 'actions' || block.type === 'context_actions' ? several('elements') : {}),
    ...(block.type === 'card' ? several('actions') : {}),
  };
}

function actionable(element: Json, id: () => string): Json {
  return UNNUMBERED.has(String(element.type)) ? element : { ...element, action_id: element.action_id ?? id() };
}
