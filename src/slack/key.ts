import { createHash } from 'node:crypto';

/** One key for one request: the same parts give the same key, so that what is delivered twice acts once. */
export function contentKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
