import { createHash } from 'node:crypto';
import type { Content } from './content.ts';

const MOST_KEPT = 200;

/** Pages as they were last drawn, by everything that they depend on: the same tag is the same page. */
export class KeptPages {
  readonly #pages = new Map<string, Content>();

  get(tag: string): Content | null {
    return this.#pages.get(tag) ?? null;
  }

  keep(tag: string, content: Content): void {
    if (this.#pages.size >= MOST_KEPT) this.#pages.clear();
    this.#pages.set(tag, content);
  }
}

/** One short tag, as an ETag, for everything that a page depends on. */
export function tagOf(parts: readonly unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}
