import { type Json, jsonList } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import type { Message } from '../workspace/message.ts';
import type { View } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Container } from './contract.ts';

/** The message or view that a person looks at. */
export type Screen =
  | { readonly view: null; readonly channel: Channel; readonly message: Message; readonly blocks: readonly Json[] }
  | { readonly view: View; readonly blocks: readonly Json[] };

/** What a person sees at this place, or null where they see nothing. */
export function screenOf(workspace: Workspace, user: string, container: Container): Screen | null {
  if (container.type === 'view') {
    const view = workspace.views.find(container.view_id);
    return view?.user === user ? { view, blocks: jsonList(view.body.blocks) } : null;
  }
  const channel = workspace.visible(user).find(({ id }) => id === container.channel);
  const message = channel?.get(container.ts) ?? null;
  if (channel === undefined || message === null || (message.onlyFor ?? user) !== user) return null;
  return { view: null, channel, message, blocks: message.blocks };
}
