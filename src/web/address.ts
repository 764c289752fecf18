import type { Context } from 'hono';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

interface NodeEnv {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
}

/**
 * The address to count a client by. Behind https there is always a proxy before us, and the last address that it
 * forwards is the one that it saw itself.
 */
export function clientAddress(c: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || peerAddress(c) || 'unknown';
}

/** Whether the request comes from this machine itself, and not through a proxy on it. */
export function isLocal(c: Context): boolean {
  const passedOn = c.req.header('X-Forwarded-For') ?? c.req.header('Forwarded') ?? c.req.header('X-Real-IP');
  return passedOn === undefined && LOOPBACK.test(peerAddress(c) ?? '');
}

function peerAddress(c: Context): string | undefined {
  return (c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress;
}
