import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Content } from './content.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** The site's own files, read once: what is not in the map does not exist. */
export interface Assets {
  /** The address of a file; it changes with the content of any of them, so that browsers may keep it for ever. */
  url(name: string): string;
  /** The file at a path, or null. */
  at(path: string): Content | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads `assets/status`. One hash for all of them lets scripts import each other by name. The parts of `style` become
 * one style sheet, in the order of their names.
 */
export function readAssets(folder: URL = new URL('assets/status/', PACKAGE_ROOT)): Assets {
  const style = Buffer.concat(filesIn(new URL('style/', folder)).map(({ body }) => body));
  const files = [...filesIn(folder), { name: 'style.css', body: style }, chartLibrary()];
  const hash = createHash('sha256');
  for (const { name, body } of files) hash.update(name).update(body);
  const prefix = `/assets/${hash.digest('hex').slice(0, 12)}/`;
  const map = new Map(files.map(({ name, body }) => [prefix + name, contentOf(name, body)]));
  return {
    url: (name) => {
      if (!map.has(prefix + name)) throw new Error(`There is no asset ${name}`);
      return prefix + name;
    },
    at: (path) => map.get(path) ?? null,
  };
}

/** Chart.js as one script, for the page that lets readers explore a chart; no other page loads it. */
function chartLibrary(): { name: string; body: Buffer } {
  const folder = dirname(createRequire(import.meta.url).resolve('chart.js'));
  return { name: 'chart.js', body: readFileSync(join(folder, 'chart.umd.min.js')) };
}

function filesIn(folder: URL): { name: string; body: Buffer }[] {
  const names = readdirSync(folder).filter((name) => extname(name) in TYPES);
  return names.sort().map((name) => ({ name, body: readFileSync(new URL(name, folder)) }));
}

function contentOf(name: string, body: Buffer): Content {
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    body: new Uint8Array(body),
    gzip: new Uint8Array(gzipSync(body)),
  };
}
