import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { viewBody } from '../api/view-body.ts';
import type { Json } from '../json.ts';
import type { Change, MessageChange } from '../workspace/changes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownMessage } from './shown.ts';

const HEARTBEAT_MS = 20_000;

/** The streams that are open, so that they can be closed with the sandbox. */
export type OpenStreams = Set<() => void>;

/** Tells one person's page what happens, until either side goes. */
export function serveStream(c: Context, workspace: Workspace, user: string, streams: OpenStreams): Response {
  return streamSSE(c, async (stream) => {
    const heartbeat = setInterval(() => stream.write(': here\n\n'), HEARTBEAT_MS);
    const unwatch = workspace.changes.watch((change) => {
      const event = eventFor(workspace, user, change);
      if (event !== null) void stream.writeSSE({ event: event.name, data: JSON.stringify(event.data) });
    });
    await stream.write(': open\n\n');
    await new Promise<void>((close) => {
      streams.add(close);
      stream.onAbort(() => {
        streams.delete(close);
        close();
      });
    });
    clearInterval(heartbeat);
    unwatch();
  });
}

function eventFor(
  workspace: Workspace,
  user: string,
  change: Change,
): { readonly name: string; readonly data: Json } | null {
  if ('message' in change) return messageEvent(workspace, user, change);
  if (change.user !== user) return null;
  if (change.kind === 'notice') return { name: 'notice', data: { text: change.text } };
  if (change.kind === 'views')
    return { name: 'view', data: { views: workspace.views.stack(user).map((view) => viewBody(workspace, view)) } };
  const home = workspace.views.home(user);
  return home === null ? null : { name: 'home', data: { view: viewBody(workspace, home) } };
}

function messageEvent(workspace: Workspace, user: string, change: MessageChange) {
  const { kind, channel, message } = change;
  if ((message.onlyFor ?? user) !== user || (channel.person ?? user) !== user) return null;
  const thread = message.threadTs === null ? {} : { thread: message.threadTs };
  if (kind === 'removed') return { name: 'removed', data: { channel: channel.id, ts: message.ts, ...thread } };
  return {
    name: 'message',
    data: { channel: channel.id, message: shownMessage(workspace, channel, message), ...thread },
  };
}
