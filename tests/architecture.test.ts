import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

/** Which rooms a room may import, from which it may take types only, and which packages it may use. */
const RULES: Record<string, { rooms: string[]; typesFrom: string[]; packages: string[] | 'any' }> = {
  domain: { rooms: [], typesFrom: [], packages: ['luxon'] },
  store: { rooms: ['domain'], typesFrom: [], packages: ['kysely', 'better-sqlite3', 'pg'] },
  analytics: { rooms: ['domain'], typesFrom: [], packages: [] },
  validation: { rooms: ['domain'], typesFrom: [], packages: [] },
  ops: { rooms: ['domain', 'analytics'], typesFrom: ['store'], packages: [] },
  providers: { rooms: ['domain'], typesFrom: [], packages: ['yaml', 'zod'] },
  blocks: { rooms: ['domain'], typesFrom: ['store'], packages: ['@slack/types'] },
  charts: {
    rooms: ['domain', 'analytics'],
    typesFrom: ['store'],
    packages: ['chart.js', '@napi-rs/canvas', 'luxon'],
  },
  notify: {
    rooms: ['domain', 'blocks', 'charts'],
    typesFrom: ['store'],
    packages: [],
  },
  slack: {
    rooms: ['domain', 'blocks'],
    typesFrom: ['store'],
    packages: ['@slack/bolt', '@slack/web-api', '@slack/types', 'zod'],
  },
  web: {
    rooms: ['domain', 'charts'],
    typesFrom: ['store'],
    packages: ['hono', '@hono/node-server', 'handlebars', 'feed', 'badge-maker'],
  },
  schedule: { rooms: ['domain'], typesFrom: [], packages: ['node-cron'] },
  sandbox: {
    rooms: [],
    typesFrom: [],
    packages: ['hono', '@hono/node-server', 'ws', '@slack/types', '@slack/web-api'],
  },
  cli: { rooms: ['domain', 'store', 'validation', 'root'], typesFrom: [], packages: 'any' },
  root: {
    rooms: [
      'domain',
      'store',
      'analytics',
      'validation',
      'ops',
      'providers',
      'blocks',
      'charts',
      'notify',
      'slack',
      'web',
      'schedule',
      'sandbox',
      'cli',
      'root',
    ],
    typesFrom: [],
    packages: 'any',
  },
};

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;

function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map((match) => ({
    from: file,
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function roomOf(file: string): string {
  const path = relative(src, file);
  return path.includes('/') ? (path.split('/')[0] ?? 'root') : 'root';
}

/** What is wrong with one import, or null. */
function problem({ from, specifier, typeOnly }: Import): string | null {
  const room = roomOf(from);
  const rule = RULES[room];
  if (rule === undefined) return `${relative(root, from)}: the room "${room}" has no rule`;
  if (specifier.startsWith('node:')) return null;
  if (specifier.startsWith('.')) {
    const target = roomOf(join(dirname(from), specifier));
    if (target === room || rule.rooms.includes(target)) return null;
    if (typeOnly && rule.typesFrom.includes(target)) return null;
    return `${relative(root, from)}: ${room} may not import ${target} (${specifier})`;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (rule.packages === 'any' || rule.packages.includes(name)) return null;
  return `${relative(root, from)}: ${room} may not use the package ${name}`;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));

describe('the house', () => {
  test('every import keeps to the rule of its room', () => {
    const problems = files
      .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')).map(problem))
      .filter((each) => each !== null);
    expect(problems).toEqual([]);
  });

  test('the rule finds an adapter that imports another, a value where only types are allowed, and an unknown package', () => {
    const bad: Import[] = [
      { from: join(src, 'slack/listen.ts'), specifier: '../web/server.ts', typeOnly: false },
      { from: join(src, 'ops/start-run.ts'), specifier: '../store/open.ts', typeOnly: false },
      { from: join(src, 'domain/run.ts'), specifier: 'lodash', typeOnly: false },
      { from: join(src, 'extras/thing.ts'), specifier: 'node:fs', typeOnly: false },
    ];
    expect(bad.map(problem).every((each) => each !== null)).toBe(true);
    expect(
      importsOf('x', `import {\n  a,\n  type B,\n} from '../store/open.ts';\nawait import('../web/server.ts');`),
    ).toHaveLength(2);
  });

  test('nothing is exported on from another file', () => {
    const passedOn = files.filter((file) =>
      /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\sfrom\s/m.test(readFileSync(file, 'utf8')),
    );
    expect(passedOn.map((file) => relative(root, file))).toEqual([]);
  });

  test('no file is longer than 200 lines, and no folder or file is named for nothing', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 201);
    expect(long.map((file) => relative(root, file))).toEqual([]);
    const vague = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|types|services?|managers?)(\.ts|\/|$)/.test(relative(src, file)),
    );
    expect(vague.map((file) => relative(root, file))).toEqual([]);
  });

  test('only the composition root and the sandbox of tests read the clock, chance or the network by themselves', () => {
    const allowed = /^(root|sandbox|cli)$/;
    const direct = files.filter(
      (file) =>
        !allowed.test(roomOf(file)) &&
        /\bDate\.now\(|Math\.random\(|new Date\(\)|crypto\.randomUUID\(/.test(readFileSync(file, 'utf8')),
    );
    expect(direct.map((file) => relative(root, file))).toEqual([]);
  });
});
