import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Operation, readDocument } from './document.ts';
import { type Fault, Faults, type Misbehaviour } from './misbehaviour.ts';
import { type Call, PLAYS, type Reply } from './operations.ts';
import { ORGANIZATION, Organization } from './organization.ts';

export interface StandInOptions {
  /** The clock of its timestamps and limits. */
  readonly now?: () => number;
  /** Whether it has the operations that only newer servers know. */
  readonly newer?: boolean;
}

/** One request that reached it. */
export interface Arrival {
  readonly at: number;
  readonly operation: string;
  readonly status: number;
}

/** Codegen's API on loopback, as strict as its OpenAPI document. */
export interface StandIn {
  readonly url: string;
  readonly token: string;
  readonly organizationId: string;
  readonly organization: Organization;
  readonly arrivals: readonly Arrival[];
  /** Requests that the document does not allow, and answers of its own that it does not allow. Must be empty at the end of a test. */
  readonly problems: string[];
  /** Tokens that it takes from now on. */
  accept(...tokens: string[]): void;
  misbehave(misbehaviour: Misbehaviour): void;
  behave(): void;
  /** Its runs do one step each. */
  advance(): void;
  close(): Promise<void>;
}

const TOKEN = 'sk-stand-in-0123456789';

export async function startStandIn({ now = Date.now, newer = false }: StandInOptions = {}): Promise<StandIn> {
  const operations = readDocument(newer);
  const organization = new Organization(now);
  const faults = new Faults();
  const arrivals: Arrival[] = [];
  const problems: string[] = [];
  let tokens = [TOKEN];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const body = await readBody(request);
    const operation = operations.find((each) => each.method === request.method && each.pattern.test(url.pathname));
    if (operation === undefined) return unknown(request, url, response);
    const at = now();
    const arrived = (status: number) => arrivals.push({ at, operation: operation.id, status });
    const fault = faults.next(operation.id);
    if (fault?.kind === 'reset') {
      arrived(0);
      return void request.socket.destroy();
    }
    if (fault?.kind === 'answer') {
      arrived(fault.status);
      return send(response, fault.status, fault.body, fault.headers);
    }
    if (fault?.kind === 'slow') await wait(fault.ms);
    const reply = answer(operation, request, url, body, at);
    arrived(reply.status);
    if (fault?.kind === 'lost') return void request.socket.destroy();
    if (fault?.kind === 'rewrite') return write(response, 200, fault.rewrite(JSON.stringify(reply.body ?? null)));
    if (fault?.kind === 'text') return send(response, 200, fault.text);
    send(response, reply.status, changed(reply.body, fault));
  }

  function answer(operation: Operation, request: IncomingMessage, url: URL, body: unknown, at: number): Reply {
    const allowed = tokens.some((token) => request.headers.authorization === `Bearer ${token}`);
    // The document has no 401; its own clients handle one.
    if (!allowed) return { status: 401, body: { message: 'Invalid token', status_code: 401 } };
    const reply = admitted(operation, url, body, at);
    problems.push(...operation.response(reply.status, reply.body ?? {}));
    return reply;
  }

  function admitted(operation: Operation, url: URL, body: unknown, now: number): Reply {
    if (isTooMany(operation, now)) {
      return { status: 429, body: { message: 'Rate limit exceeded. Please try again later.', status_code: 429 } };
    }
    const path = operation.pattern.exec(url.pathname)?.groups ?? {};
    const wrong = operation.request(path, url.searchParams, body);
    problems.push(...wrong.map(({ loc, msg }) => `${operation.id}: ${loc.join('.')}: ${msg}`));
    if (wrong.length > 0) return { status: 422, body: { detail: wrong } };
    if (path.org_id !== undefined && path.org_id !== String(ORGANIZATION)) {
      return { status: 403, body: { message: 'You do not have access to this organization.', status_code: 403 } };
    }
    return play(operation.id, { path, query: url.searchParams, body, now });
  }

  function isTooMany({ id, limit }: Operation, now: number): boolean {
    if (limit === null) return false;
    const recent = arrivals.filter((each) => each.operation === id && each.at > now - limit.window);
    return recent.length >= limit.most;
  }

  function play(id: string, call: Call): Reply {
    // The longest name wins: get_agent_run is the beginning of get_agent_run_logs.
    const [name] = Object.keys(PLAYS)
      .filter((each) => id.startsWith(each))
      .sort((one, other) => other.length - one.length);
    const found = PLAYS[name ?? ''];
    if (found === undefined) throw new Error(`the stand-in does not play ${id}`);
    return found(organization, call);
  }

  function unknown(request: IncomingMessage, url: URL, response: ServerResponse): void {
    const feature = /\/(models|webhooks\/agent-run(\/test)?)$/.test(url.pathname);
    // A question that newer servers answer is how a client finds out; everything else is a mistake.
    if (!feature) problems.push(`${request.method} ${url.pathname}: the document does not know it`);
    send(response, 404, { detail: 'Not Found' });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      problems.push(String(error));
      send(response, 500, { message: 'Internal Server Error' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: TOKEN,
    organizationId: String(ORGANIZATION),
    organization,
    arrivals,
    problems,
    accept(...accepted) {
      tokens = accepted;
    },
    misbehave: (misbehaviour) => faults.plan(misbehaviour),
    behave: () => faults.clear(),
    advance: () => organization.advance(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function changed(body: unknown, fault: Fault | null): unknown {
  return fault?.kind === 'change' ? fault.change(structuredClone(body)) : body;
}

/** A text goes as it is; undefined is no body. */
function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  if (typeof body === 'string') write(response, status, body, { 'content-type': 'text/html', ...headers });
  else write(response, status, body === undefined ? '' : JSON.stringify(body), headers);
}

function write(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
