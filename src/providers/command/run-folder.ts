import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateRequest } from '../../domain/provider.ts';
import type { Status } from '../../domain/run.ts';

/** What is kept of a run on disk, so that it survives a restart. */
export interface RunRecord {
  readonly id: string;
  readonly request: CreateRequest;
  readonly agent: string;
  readonly project: string | null;
  readonly createdAt: number;
  readonly endsAt: number | null;
  /** The process and group id; null until it was started. */
  readonly pid: number | null;
  /** What tells this process from a later one with the same id. */
  readonly birth: string | null;
  readonly paused: boolean;
  readonly cancelledAt: number | null;
  readonly timedOutAt: number | null;
  /** Keys of the actions that were carried out. */
  readonly acted: readonly string[];
  readonly end: {
    readonly status: Extract<Status, 'completed' | 'failed' | 'cancelled'>;
    readonly at: number;
    readonly detail: string;
  } | null;
}

/** The files of one run: what was asked, its output, and its exit code once it has ended by itself. */
export function runFolder(folder: string, id: string) {
  const path = join(folder, id);
  const record = join(path, 'run.json');
  return {
    prompt: join(path, 'prompt.txt'),
    output: join(path, 'output.log'),
    exit: join(path, 'exit'),

    async create(prompt: string): Promise<void> {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await writeFile(join(path, 'prompt.txt'), prompt, { mode: 0o600 });
      await writeFile(join(path, 'output.log'), '', { mode: 0o600 });
    },

    /** Written beside and moved into place, so that a crash leaves the old or the new one. */
    async save(run: RunRecord): Promise<void> {
      await writeFile(`${record}.new`, JSON.stringify(run), { mode: 0o600 });
      await rename(`${record}.new`, record);
    },

    async load(): Promise<RunRecord> {
      return JSON.parse(await readFile(record, 'utf8')) as RunRecord;
    },

    /** The exit code and when it was written; null while there is none. */
    async exitCode(): Promise<{ code: number; at: number } | null> {
      try {
        const code = Number(await readFile(join(path, 'exit'), 'utf8'));
        return { code, at: Math.floor((await stat(join(path, 'exit'))).mtimeMs) };
      } catch {
        return null;
      }
    },
  };
}

/** The ids of all runs that have files. */
export async function knownRuns(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
