import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The compiled program. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** One line of the program's log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** How a program ended, and how long it had lived, in milliseconds. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lived: number;
}

/** The compiled program, running as a process of its own. */
export interface Program {
  readonly pid: number;
  /** What came out so far, line by line. */
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly ended: Promise<End>;
  /** The first line that says so; rejects with all that was said where the program ends before it. */
  readonly ready: Promise<LogLine>;
  /** Sends a signal to this very process and resolves when it has ended. */
  end(signal?: NodeJS.Signals): Promise<End>;
}

/** A new folder that lasts as long as the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * Starts the program in a folder with this environment and nothing else of ours, by its own file or by a link to it; it ends
 * with the test at the latest.
 */
export function launch(folder: string, env: Readonly<Record<string, string>>, main = MAIN): Program {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<End>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, lived: performance.now() - began }));
  });
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  const ready = new Promise<LogLine>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout.push(line);
      if (line.includes('"ready"')) resolve(readLogLine(line));
    });
    void ended.then(() => reject(new Error(`it ended before it was ready:\n${[...stdout, ...stderr].join('\n')}`)));
  });
  // Who only waits for the end need not hear that it never became ready.
  ready.catch(() => {});
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(async () => {
    if (isRunning(child)) await end('SIGKILL');
  });
  return { pid: child.pid ?? 0, stdout, stderr, ended, ready, end };
}

/** Reads a line of the log; throws where it is not one JSON object. */
export function readLogLine(line: string): LogLine {
  const fields: unknown = JSON.parse(line);
  if (typeof fields !== 'object' || fields === null || !('msg' in fields)) throw new Error(`not a log line: ${line}`);
  return fields as LogLine;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
