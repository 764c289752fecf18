import type { Context } from 'hono';
import type { Workspace } from '../workspace/workspace.ts';

/** Takes the bytes of a file that was announced: as the form field `body` that Slack's SDK sends, or as they are. */
export async function serveUpload(c: Context, workspace: Workspace): Promise<Response> {
  const file = workspace.files.get(c.req.param('id') ?? '');
  if (file === null || file.content !== null) return c.text('not found', 404);
  const content = await uploadedBytes(c);
  if (content === null) return c.text('no file in the field `body`', 400);
  if (content.length !== file.size) return c.text(`expected ${file.size} bytes, got ${content.length}`, 400);
  workspace.files.put({ ...file, content });
  return c.text(`OK - ${content.length}`);
}

/** Sends a file back to the bot or to the page; only pictures are shown, everything else is saved. */
export function serveFile(c: Context, workspace: Workspace): Response {
  const file = workspace.files.get(c.req.param('id') ?? '');
  if (file === null || file.content === null || !file.completed) return c.text('not found', 404);
  const isPicture = file.mimetype.startsWith('image/');
  return new Response(new Uint8Array(file.content), {
    headers: {
      'content-type': file.mimetype,
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

async function uploadedBytes(c: Context): Promise<Buffer | null> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return Buffer.from(await c.req.arrayBuffer());
  const body = (await c.req.formData()).get('body');
  if (body === null) return null;
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(await body.arrayBuffer());
}
