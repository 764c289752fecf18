import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Person } from '../../domain/person.ts';
import { MINUTE } from '../../domain/time.ts';

/** What a signed link says: who may come in, where to, until when. */
export interface Link {
  readonly person: Person;
  /** Inside our site. */
  readonly path: string;
  readonly expiresAt: number;
  /** Used up by signing in. */
  readonly nonce: string;
}

/** How long a link waits for its click. */
export const LINK_LIFE = 15 * MINUTE;

const PURPOSE = 'signin';

/** Makes a token that cannot be changed or invented without the key. */
export function signLink(link: Link, key: string): string {
  const { person, path, expiresAt, nonce } = link;
  const fields = [PURPOSE, keyId(key), person.id, person.name, path, expiresAt, nonce];
  const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
  return `${payload}.${mac(payload, key)}`;
}

/** What a token says, if one of the keys made it and it has not expired; otherwise null. */
export function readLink(token: string, keys: readonly string[], now: number): Link | null {
  const [payload, signature, ...rest] = token.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0) return null;
  const key = keys.find((candidate) => equal(signature, mac(payload, candidate)));
  if (key === undefined) return null;
  const fields: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (!Array.isArray(fields)) return null;
  const [purpose, signedBy, id, name, path, expiresAt, nonce] = fields;
  if (purpose !== PURPOSE || signedBy !== keyId(key) || expiresAt <= now) return null;
  return { person: { id, name }, path: ownPath(path), expiresAt, nonce };
}

/** The path if it leads to a page of ours, otherwise the start page: nobody is sent elsewhere. */
export function ownPath(path: string): string {
  const base = 'http://site.invalid';
  if (!/^\/(?![/\\])/.test(path) || !URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  return url.origin === base ? url.pathname + url.search : '/';
}

function keyId(key: string): string {
  return createHash('sha256').update(`key ${key}`).digest('hex').slice(0, 8);
}

function mac(payload: string, key: string): string {
  return createHmac('sha256', key).update(`${PURPOSE}.${payload}`).digest('base64url');
}

/** Compares the texts, not the bytes they stand for: several texts can stand for the same bytes. */
function equal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
