import type { Workspace } from '../workspace/workspace.ts';
import type { Arguments } from './arguments.ts';

const READ = { channel: 'channels:read', group: 'groups:read', im: 'im:read' } as const;
const HISTORY = { channel: 'channels:history', group: 'groups:history', im: 'im:history' } as const;
const TYPES: Readonly<Record<string, keyof typeof READ>> = {
  public_channel: 'channel',
  private_channel: 'group',
  im: 'im',
};

/** The scope that a method needs, wherever it is used. */
const ALWAYS: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.unfurl': 'links:write',
  'conversations.join': 'channels:join',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'bots.info': 'users:read',
  'team.info': 'team:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'reactions.get': 'reactions:read',
};

/** The scope that depends on the kind of channel. */
const BY_CHANNEL: Readonly<Record<string, typeof READ | typeof HISTORY>> = {
  'conversations.info': READ,
  'conversations.members': READ,
  'conversations.history': HISTORY,
  'conversations.replies': HISTORY,
};

/** The scopes of an app that asked for everything the sandbox knows. */
export const ALL_SCOPES: readonly string[] = [
  'commands',
  'app_mentions:read',
  'links:read',
  'chat:write.public',
  ...new Set([...Object.values(ALWAYS), ...Object.values(READ), ...Object.values(HISTORY)]),
];

/** The scope that this call lacks, or null. */
export function missingScope(method: string, args: Arguments, workspace: Workspace): string | null {
  return neededScopes(method, args, workspace).find((scope) => !hasScope(workspace, scope)) ?? null;
}

/** Whether the app was given this scope. */
export function hasScope({ options }: Workspace, scope: string): boolean {
  return (options.scopes ?? ALL_SCOPES).includes(scope);
}

function neededScopes(method: string, args: Arguments, workspace: Workspace): readonly string[] {
  const fixed = ALWAYS[method];
  if (fixed !== undefined) return [fixed];
  if (method === 'conversations.list')
    return (args.text('types') ?? 'public_channel').split(',').map((type) => READ[TYPES[type.trim()] ?? 'channel']);
  const kind = workspace.channel(args.text('channel') ?? '')?.kind;
  const scope = kind === undefined ? undefined : BY_CHANNEL[method]?.[kind];
  return scope === undefined ? [] : [scope];
}
