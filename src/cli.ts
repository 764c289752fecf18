#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nearest } from './domain/nearest.ts';
import { exitCode, explanation, UsageError } from './failure.ts';
import { loadDir } from './registry.ts';
import type { Out, Verb } from './verb.ts';

/** Promised words that are not built yet. */
const PLANNED = ['backup', 'restore'];

/** Does what the arguments say; resolves with the exit code: 0 good, 1 failed, 2 wrong usage, 78 wrong configuration. */
export async function cli(args: readonly string[], env: NodeJS.ProcessEnv, out: Out): Promise<number> {
  const verbs = await loadDir(new URL('./cli/', import.meta.url), isVerb);
  const [word, ...rest] = args;
  try {
    if (word === 'help' || word === '--help' || word === '-h') {
      out.write(usage(verbs));
      return 0;
    }
    const verb = verbs.get(word ?? '');
    if (verb === undefined) throw new UsageError(`${whatIsWrong(word, [...verbs.keys()])}\n\n${usage(verbs)}`.trim());
    return await verb.run(rest, env, out);
  } catch (error) {
    out.error(`${explanation(error)}\n`);
    return exitCode(error);
  }
}

function isVerb(entry: unknown): entry is Verb {
  return typeof entry === 'object' && entry !== null && 'usage' in entry && 'summary' in entry && 'run' in entry;
}

function whatIsWrong(word: string | undefined, known: readonly string[]): string {
  if (word === undefined) return 'Say what to do.';
  if (PLANNED.includes(word)) return `${word} is planned, not available yet.`;
  const near = nearest(word, [...known, ...PLANNED]);
  return `There is no word "${word}".${near === null ? '' : ` Did you mean ${near}?`}`;
}

function usage(verbs: ReadonlyMap<string, Verb>): string {
  const words = [...verbs.values()].map((verb) => [verb.usage, verb.summary] as const);
  const planned = PLANNED.map((word) => [word, 'planned, not available yet'] as const);
  const lines = [...words, ...planned].map(([typed, summary]) => `  runtower ${typed}\n      ${summary}`);
  return `Usage:\n${lines.join('\n')}\n`;
}

const terminal: Out = {
  write: (text) => void process.stdout.write(text),
  // An empty write is done once everything before it is.
  drained: () => new Promise((resolve) => process.stdout.write('', () => resolve())),
  error: (text) => void process.stderr.write(text),
};

/** Started as a program, also by a link to this file. */
const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isProgram) process.exit(await cli(process.argv.slice(2), process.env, terminal));
