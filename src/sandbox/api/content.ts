import { isJson, type Json, jsonList } from '../json.ts';
import { isOnlyTooLong, validateMessage } from '../rules/message.ts';
import { isPicture } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Arguments } from './arguments.ts';
import { invalidArguments, Refusal, refusalOf } from './refusal.ts';

const TEXT_LIMIT = 40_000;
const METADATA_LIMIT = 16_000;
const NOT_HERE = ['attachments', 'reply_broadcast', 'markdown_text'];
const NEEDS_CUSTOMIZE = ['username', 'icon_emoji', 'icon_url'];

/** What a message says. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | null;
}

/** The content of a call that posts or edits, checked as Slack checks it; text over 40,000 characters is cut. */
export function readContent(args: Arguments, workspace: Workspace): Content {
  for (const name of NOT_HERE) {
    if (args.text(name) !== null || args.structure(name, 'invalid_arguments') !== undefined)
      throw invalidArguments(`the sandbox does not know the argument ${name}`);
  }
  if (NEEDS_CUSTOMIZE.some((name) => args.text(name) !== null))
    throw new Refusal('missing_scope', { needed: 'chat:write.customize' });
  const text = args.text('text') ?? '';
  const blocks = args.structure('blocks', 'invalid_blocks_format');
  checkBlocks(text, blocks, workspace);
  return { text: text.slice(0, TEXT_LIMIT), blocks: jsonList(blocks), metadata: readMetadata(args) };
}

/** The content of an answer to a command or to a response_url, which knows no limit on all text together. */
export function readReply(reply: Json, workspace: Workspace): Content {
  try {
    return readContent(new Arguments(reply), workspace);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'msg_blocks_too_long') throw error;
    return { text: new Arguments(reply).text('text') ?? '', blocks: jsonList(reply.blocks), metadata: null };
  }
}

function checkBlocks(text: string, blocks: unknown, workspace: Workspace): void {
  const problems = validateMessage({ text, ...(blocks === undefined ? {} : { blocks }) });
  if (problems.some((problem) => problem.message === 'no_text')) throw new Refusal('no_text');
  if (isOnlyTooLong(problems)) throw refusalOf('msg_blocks_too_long', problems);
  if (problems.length > 0) throw refusalOf('invalid_blocks', problems);
  checkPictures(blocks, '/blocks', workspace);
}

/** Refuses pictures of files that are not in the workspace, however deep they are. */
export function checkPictures(value: unknown, pointer: string, workspace: Workspace): void {
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkPictures(each, `${pointer}/${index}`, workspace);
    });
  } else if (isJson(value)) {
    for (const [name, part] of Object.entries(value)) {
      if (name === 'slack_file' && isJson(part)) checkPicture(part, `${pointer}/slack_file`, workspace);
      else checkPictures(part, `${pointer}/${name}`, workspace);
    }
  }
}

function checkPicture(slackFile: Json, pointer: string, workspace: Workspace): void {
  const id = slackFile.id ?? String(slackFile.url).split('/').at(-2);
  const file = workspace.files.get(String(id));
  if (file === null || !file.completed || !isPicture(file))
    throw refusalOf('invalid_blocks', [{ pointer, message: 'invalid slack file' }]);
}

function readMetadata(args: Arguments): Json | null {
  const metadata = args.structure('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return null;
  if (!isJson(metadata) || typeof metadata.event_type !== 'string' || !isJson(metadata.event_payload))
    throw new Refusal('invalid_metadata_format');
  if (JSON.stringify(metadata).length > METADATA_LIMIT) throw new Refusal('metadata_too_large');
  return metadata;
}
