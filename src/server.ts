import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError } from './domain/errors.ts';

/** Who answers what. Everything that is neither Slack's nor the sandbox's is the page's. */
export interface Routes {
  slack(request: IncomingMessage, response: ServerResponse): void;
  page(request: IncomingMessage, response: ServerResponse): void;
  /** Null beside a real Slack. */
  readonly sandbox: {
    handle(request: IncomingMessage, response: ServerResponse): void;
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  } | null;
}

export interface Listening {
  readonly port: number;
  /** Begins to answer; until then every request is told to come back. */
  serve(routes: Routes): void;
  /** Takes no new connection and ends the idle ones; resolves when the last has ended, or after `limit` milliseconds. */
  stop(limit: number): Promise<void>;
}

/** Takes the port; throws AppError('unavailable') with the reason where it cannot. */
export async function listen(host: string, port: number): Promise<Listening> {
  let routes: Routes | null = null;
  const server = createServer((request, response) => {
    if (routes === null) response.writeHead(503, { 'retry-after': '1' }).end('starting\n');
    else route(routes, request, response);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.on('upgrade', (request, socket, head) => {
    if (routes?.sandbox != null && isUnder('/sandbox', request)) routes.sandbox.upgrade(request, socket, head);
    else socket.destroy();
  });
  await takePort(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    serve(given) {
      routes = given;
    },
    stop: (limit) => close(server, limit),
  };
}

function route(routes: Routes, request: IncomingMessage, response: ServerResponse): void {
  // The demo is open to whoever reaches it: a page elsewhere must not reach it under a name that it points at this machine.
  if (routes.sandbox !== null && !isLocalName(request)) {
    response
      .writeHead(403, { 'content-type': 'text/plain' })
      .end('The demo answers under 127.0.0.1 or localhost only.\n');
  } else if (isUnder('/slack', request)) routes.slack(request, response);
  else if (routes.sandbox !== null && isUnder('/sandbox', request)) routes.sandbox.handle(request, response);
  else routes.page(request, response);
}

function isUnder(path: string, { url = '/' }: IncomingMessage): boolean {
  return url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`);
}

function isLocalName({ headers }: IncomingMessage): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
}

function takePort(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const reason = taken ? 'it is taken; set PORT to another' : `${error.message}`;
      reject(new AppError('unavailable', `Cannot listen on ${host}:${port}: ${reason}.`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server, limit: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), limit);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
