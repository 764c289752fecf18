import type { Message } from '../../src/blocks/message.ts';

/** Every object inside a message, outermost first. */
export function everyObject(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  const found = value as Record<string, unknown>;
  return [found, ...Object.values(found).flatMap(everyObject)];
}

/** The buttons and menus of a message. */
export function controls(message: Message): readonly Record<string, unknown>[] {
  return everyObject(message.blocks).filter((each) => each.action_id !== undefined);
}

export function actionIds(message: Message): readonly string[] {
  return controls(message).map((control) => String(control.action_id));
}

export function control(message: Message, actionId: string): Record<string, unknown> {
  const found = controls(message).find((each) => each.action_id === actionId);
  if (found === undefined) throw new Error(`There is no ${actionId} in ${actionIds(message).join(', ')}`);
  return found;
}

/** The texts of a message that Slack reads for mentions and links: mrkdwn objects and the notification's text. */
export function readForMarkup(message: Message): readonly string[] {
  const marked = everyObject(message.blocks).filter((each) => each.type === 'mrkdwn');
  return [message.text, ...marked.map((each) => String(each.text))];
}

/** What a person sees, block after block. */
export function visible(message: Message): string {
  return message.blocks
    .map((block) =>
      everyObject(block)
        .map((each) => (typeof each.text === 'string' ? each.text : ''))
        .join(''),
    )
    .join('\n');
}

/** What a person sees of one block; empty where it is not there. */
export function visibleIn(message: Message, blockId: string): string {
  return visible({ text: '', blocks: message.blocks.filter((block) => block.block_id === blockId) });
}
