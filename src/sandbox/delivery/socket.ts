import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Json, parseJson } from '../json.ts';
import { ACK_MS, type Acknowledgement, type Delivery, type Envelope, TIMED_OUT } from './delivery.ts';

const PING_MS = 30_000;
const CLOSE_MS = 10_000;
const MOST_CONNECTIONS = 10;

interface SocketParts {
  readonly appId: string;
  readonly id: () => string;
  /** Address of the websocket, without the ticket. */
  readonly link: () => string;
}

/** Delivers over websockets that the bot opens: Socket Mode. */
export class SocketDelivery implements Delivery {
  readonly #parts: SocketParts;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (answer: Acknowledgement) => void>();
  readonly #pings: NodeJS.Timeout;
  #open: readonly WebSocket[] = [];

  constructor(parts: SocketParts) {
    this.#parts = parts;
    this.#pings = setInterval(() => this.#ping(), PING_MS).unref();
  }

  /** A fresh address that lets one websocket in. */
  newLink(): string {
    const ticket = this.#parts.id();
    this.#tickets.add(ticket);
    return `${this.#parts.link()}/?ticket=${ticket}&app_id=${this.#parts.appId}`;
  }

  /** Lets a websocket in that shows a ticket nobody has used. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(req.url ?? '/', 'http://any').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(req, socket, head, (client) => this.#greet(client));
  }

  /** Sends to one of the open connections, in turn. */
  send(envelope: Envelope): Promise<Acknowledgement> {
    const [next, ...others] = this.#open;
    if (next === undefined) return Promise.resolve({ ok: false, error: 'dispatch_failed', retry: true });
    this.#open = [...others, next];
    return new Promise((resolve) => {
      const id = this.#parts.id();
      const timer = setTimeout(() => this.#settle(id, TIMED_OUT), ACK_MS);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      next.send(JSON.stringify(frame(id, envelope)));
    });
  }

  /** Tells every connection to reconnect, and closes those that have not gone in ten seconds. */
  disconnect(reason: string): void {
    for (const client of this.#open) {
      client.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } }));
      setTimeout(() => client.terminate(), CLOSE_MS).unref();
    }
    this.#open = [];
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  async stop(): Promise<void> {
    clearInterval(this.#pings);
    this.drop();
    for (const id of [...this.#waiting.keys()]) this.#settle(id, TIMED_OUT);
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #greet(client: WebSocket): void {
    client.on('message', (data) => this.#hear(parseJson(String(data))));
    client.on('close', () => this.#forget(client));
    client.on('error', () => client.terminate());
    if (this.#open.length >= MOST_CONNECTIONS) {
      client.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} }));
      return;
    }
    this.#open = [...this.#open, client];
    const debug = { host: 'sandbox', approximate_connection_time: 18_060 };
    const hello = { type: 'hello', num_connections: this.#open.length, debug_info: debug };
    client.send(JSON.stringify({ ...hello, connection_info: { app_id: this.#parts.appId } }));
  }

  #hear(frame: Json | null): void {
    if (typeof frame?.envelope_id !== 'string') return;
    this.#settle(frame.envelope_id, { ok: true, answer: answerOf(frame.payload) });
  }

  #settle(id: string, answer: Acknowledgement): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #forget(client: WebSocket): void {
    this.#open = this.#open.filter((each) => each !== client);
  }

  #ping(): void {
    for (const client of this.#open) client.ping('Ping from the sandbox');
  }
}

function frame(id: string, { type, payload, attempt, reason }: Envelope): Json {
  const retry = type === 'events_api' ? { retry_attempt: attempt ?? 0, retry_reason: reason ?? '' } : {};
  return { envelope_id: id, type, accepts_response_payload: type !== 'events_api', ...retry, payload };
}

function answerOf(payload: unknown): Json | string | null {
  if (typeof payload === 'string') return payload;
  if (typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0) return null;
  return parseJson(JSON.stringify(payload));
}
