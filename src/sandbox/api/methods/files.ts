import { jsonList } from '../../json.ts';
import type { Channel } from '../../workspace/channel.ts';
import { mimetype, type StoredFile } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { type Content, readContent } from '../content.ts';
import { fileBody } from '../file-body.ts';
import type { Method, Methods } from '../method.ts';
import { knownChannel, threadOf } from '../place.ts';
import { invalidArguments, Refusal } from '../refusal.ts';

const getUploadUrl: Method = (args, { workspace }) => {
  const name = args.needed('filename');
  const size = Number(args.needed('length'));
  if (!Number.isInteger(size) || size < 1) throw invalidArguments('length must be a positive integer');
  const id = `F${workspace.options.id()}`;
  workspace.files.put({
    id,
    name,
    title: name,
    mimetype: mimetype(name),
    size,
    altText: args.text('alt_text') ?? args.text('alt_txt'),
    created: Math.floor(workspace.options.now() / 1000),
    content: null,
    completed: false,
    shares: [],
  });
  return { upload_url: `${workspace.options.publicUrl()}/upload/${id}`, file_id: id };
};

const completeUpload: Method = (args, { workspace }) => {
  const given = jsonList(args.structure('files', 'invalid_arguments'));
  if (given.length === 0) throw invalidArguments('missing required field: files');
  const files = given.map(({ id, title }) => uploaded(workspace, String(id), title));
  const channel = shareChannel(args, workspace);
  const content = channel === null ? null : comment(args, workspace);
  const threadTs = channel === null ? null : threadOf(args, channel);
  for (const file of files) workspace.files.put(file);
  // Slack shares after it has answered: the message comes a moment later.
  if (channel !== null && content !== null) setImmediate(() => share(workspace, channel, files, content, threadTs));
  return { files: files.map((file) => fileBody(workspace, file)) };
};

const info: Method = (args, { workspace }) => {
  const file = workspace.files.get(args.needed('file'));
  if (file === null || !file.completed) throw new Refusal('file_not_found');
  return { file: fileBody(workspace, file) };
};

/** Files: announced, uploaded, then completed and shared. */
export const files: Methods = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': info,
};

function uploaded(workspace: Workspace, id: string, title: unknown): StoredFile {
  const file = workspace.files.get(id);
  if (file === null || file.content === null) throw new Refusal('file_not_found');
  return { ...file, title: typeof title === 'string' ? title : file.name, completed: true };
}

function shareChannel(args: Arguments, workspace: Workspace): Channel | null {
  const id = args.text('channel_id') ?? args.text('channels');
  if (id === null || id === '') return null;
  const channel = knownChannel(id, workspace);
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!channel.botIsMember) throw new Refusal('not_in_channel');
  return channel;
}

function comment(args: Arguments, workspace: Workspace): Content {
  const text = args.text('initial_comment') ?? '';
  if (args.structure('blocks', 'invalid_blocks_format') !== undefined) return readContent(args, workspace);
  return { text, blocks: [], metadata: null };
}

function share(
  workspace: Workspace,
  channel: Channel,
  files: readonly StoredFile[],
  content: Content,
  threadTs: string | null,
): void {
  const ids = files.map((file) => file.id);
  const message = workspace.post(channel, { ...content, user: workspace.options.bot.userId, threadTs, files: ids });
  for (const file of files)
    workspace.files.put({ ...file, shares: [...file.shares, { channel: channel.id, ts: message.ts }] });
}
