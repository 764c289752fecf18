import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import type { Agent } from './agents-file.ts';

/** Variables that every program may see. */
const ORDINARY = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'SHELL'];

/**
 * Leads the group: hands the prompt over, keeps the output, and writes the exit code, also while Runtower is away. A request to end is
 * for the program that it runs: it is held off only once that program is there to hear it, and waited through.
 */
const LEADER = `prompt=$1 output=$2 exit=$3; shift 3
"$@" <"$prompt" >>"$output" 2>&1 & child=$!; trap : TERM
wait $child; code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
echo $code >"$exit.new"; mv "$exit.new" "$exit"`;

/** Starts a program at the head of its own process group; resolves with the group's id. */
export function startGroup(
  agent: Agent,
  files: { readonly prompt: string; readonly output: string; readonly exit: string },
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const env = Object.fromEntries(
    [...ORDINARY, ...agent.env].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const child = spawn('/bin/sh', ['-c', LEADER, 'sh', files.prompt, files.output, files.exit, ...agent.command], {
    detached: true,
    stdio: 'ignore',
    env: { ...env, ...variables },
    ...(agent.cwd === null ? {} : { cwd: agent.cwd }),
  });
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) => {
      const where = agent.cwd === null ? '' : ` in ${agent.cwd}`;
      reject(
        new AppError('invalid', `${agent.name} could not be started${where}: ${error.message}.`, { cause: error }),
      );
    });
  });
}

/** Sends a signal to every process of the group; false where there is none any more. */
export function signalGroup(pid: number, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** What tells a process from a later one with the same id; null where the system does not say. */
export async function birthOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and parentheses; the start time is the twentieth word after it (proc(5), field 22).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
