import type { Json } from '../json.ts';
import { filetype, type StoredFile } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A file as the Web API shows it. */
export function fileBody(workspace: Workspace, file: StoredFile): Json {
  const address = `${workspace.options.publicUrl()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  const shares = (isPrivate: boolean) =>
    Object.fromEntries(
      file.shares
        .filter((share) => isPrivate === (workspace.channel(share.channel)?.kind !== 'channel'))
        .map((share) => [share.channel, [{ ts: share.ts }]]),
    );
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: filetype(file.name),
    user: workspace.options.bot.userId,
    size: file.size,
    mode: 'hosted',
    is_public: true,
    url_private: address,
    url_private_download: address,
    permalink: address,
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
    channels: file.shares.map((share) => share.channel),
    shares: { public: shares(false), private: shares(true) },
  };
}
