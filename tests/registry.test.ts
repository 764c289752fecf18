import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { loadDir } from '../src/registry.ts';

const isEntry = (entry: unknown): entry is { word: string } =>
  typeof entry === 'object' && entry !== null && 'word' in entry;

test('a folder is a registry: the name of a file is the name of its entry', async () => {
  const entries = await loadDir(await folder({ 'b-two.mjs': '', 'b.js': two, 'a.js': one }), isEntry);
  expect([...entries]).toEqual([
    ['a', { word: 'one' }],
    ['b', { word: 'two' }],
  ]);
});

test('declarations, maps and other files are passed by', async () => {
  const files = { 'a.js': one, 'a.d.ts': 'export {}', 'a.js.map': '{}', 'README.md': 'hello' };
  expect([...(await loadDir(await folder(files), isEntry)).keys()]).toEqual(['a']);
});

test('a file without a fitting default export is a mistake that names the file', async () => {
  const broken = await folder({ 'a.js': one, 'odd.js': 'export const word = 1;' });
  await expect(loadDir(broken, isEntry)).rejects.toThrow('odd.js');
});

const one = "export default { word: 'one' };";
const two = "export default { word: 'two' };";

async function folder(files: Readonly<Record<string, string>>): Promise<URL> {
  const path = await mkdtemp(join(tmpdir(), 'registry-'));
  await writeFile(join(path, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return pathToFileURL(path);
}
