import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { serveResponse } from './api/response.ts';
import { type ApiParts, serveCall } from './api/serve.ts';
import { serveFile, serveUpload } from './api/upload.ts';
import { onThisMachine } from './client/guard.ts';
import { PAGE_HEADERS, readPage } from './client/page.ts';
import { clientRoutes } from './client/routes.ts';
import type { OpenStreams } from './client/stream.ts';
import type { Drive } from './drive/contract.ts';

const MOST_BYTES = 50_000_000;

/** Everything under /sandbox: the Web API, what belongs to it, and the page. */
export function sandboxRoutes(parts: ApiParts, drive: Drive, streams: OpenStreams): Hono<{ Bindings: HttpBindings }> {
  const { workspace } = parts.site;
  const app = new Hono<{ Bindings: HttpBindings }>().basePath('/sandbox');
  app.use(onThisMachine, bodyLimit({ maxSize: MOST_BYTES }));
  app.on(['GET', 'POST'], '/api/:method', async (c) => {
    const answer = await serveCall(c, parts);
    return answer ?? silence(c.env.outgoing, streams);
  });
  app.post('/response/:secret', (c) => serveResponse(c, parts));
  app.post('/upload/:id', (c) => serveUpload(c, workspace));
  app.get('/files/:id/:name', (c) => serveFile(c, workspace));
  app.route('/client', clientRoutes(workspace, drive, streams));
  servePage(app);
  app.onError((error, c) => c.json({ ok: false, error: 'fatal_error', detail: String(error.stack) }, 500));
  return app;
}

function servePage(app: Hono<{ Bindings: HttpBindings }>): void {
  const files = readPage();
  const send = (name: string) => {
    const file = files.get(name);
    if (file === undefined) return new Response('not found', { status: 404 });
    return new Response(new Uint8Array(file.content), { headers: { ...PAGE_HEADERS, 'content-type': file.type } });
  };
  app.get('/', () => send('index.html'));
  app.get('/assets/:file{.+}', (c) => send(c.req.param('file')));
}

/** Leaves a caller without an answer until it goes, or the sandbox does. */
function silence(outgoing: HttpBindings['outgoing'], streams: OpenStreams): Promise<Response> {
  const cut = () => {
    outgoing.destroy();
  };
  streams.add(cut);
  outgoing.on('close', () => streams.delete(cut));
  return new Promise(() => {});
}
