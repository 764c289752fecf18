import { readdir } from 'node:fs/promises';
import { parse } from 'node:path';

/**
 * Reads a folder as a registry: every source file in it is one entry, its name without the ending is the entry's name and its
 * default export is the entry. `check` says whether an export is one; a file that has none is a mistake and throws.
 */
export async function loadDir<T>(folder: URL, check: (entry: unknown) => entry is T): Promise<Map<string, T>> {
  const entries = new Map<string, T>();
  const files = (await readdir(folder)).filter(isSource).sort();
  for (const file of files) {
    const module: { default?: unknown } = await import(new URL(file, withSlash(folder)).href);
    if (!check(module.default)) throw new Error(`${file} in ${folder.pathname} has no fitting default export`);
    entries.set(parse(file).name, module.default);
  }
  return entries;
}

function isSource(file: string): boolean {
  return /\.[jt]s$/.test(file) && !file.endsWith('.d.ts');
}

function withSlash(folder: URL): URL {
  return folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
}
