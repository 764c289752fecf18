import type { Context } from 'hono';
import { writeDown } from '../journal.ts';
import { parseJson } from '../json.ts';
import { applyReply } from '../reply.ts';
import { Refusal } from './refusal.ts';
import type { ApiParts } from './serve.ts';

/** Takes what the bot sends to a response_url; 404 once it is used up or too old, 400 for what Slack would not show. */
export async function serveResponse(c: Context, { site, calls, drills }: ApiParts): Promise<Response> {
  const { workspace } = site;
  const reply = parseJson(await c.req.text());
  const note = (error: string | null) =>
    writeDown(calls, {
      method: 'response_url',
      args: reply ?? {},
      ok: error === null,
      error,
      at: workspace.options.now(),
    });
  const refuse = (error: string, status: number) => {
    note(error);
    return new Response(JSON.stringify({ ok: false, error }), { status });
  };
  const failure = drills.takeFailure('response_url');
  if (failure !== null) return refuse(String(failure), typeof failure === 'number' ? failure : 400);
  const used = workspace.responseUrls.use(c.req.param('secret') ?? '');
  if ('error' in used) return refuse(used.error, 404);
  if (reply === null) return refuse('invalid_payload', 400);
  try {
    applyReply(workspace, reply, used.target);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, 400);
    throw error;
  }
  note(null);
  return c.text('ok');
}
