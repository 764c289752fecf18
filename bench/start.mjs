import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const TIMES = 5;
const IDLE = 10_000;
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const bare = fileURLToPath(new URL('./bare-bolt.mjs', import.meta.url));

/** Start to the line "ready", and resident memory after ten idle seconds: median of five starts each. */
export async function measureStart() {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-bench-'));
  try {
    const fresh = [];
    const again = [];
    const reference = [];
    for (let time = 0; time < TIMES; time++) {
      const env = { PORT: '0', DATABASE_URL: `file:${join(folder, `${time}.db`)}` };
      fresh.push(await once(program, env));
      again.push(await once(program, env));
      reference.push(await once(bare, {}));
    }
    return {
      'start to ready, new demo world (ms)': median(fresh, 'ready'),
      'start to ready, existing demo world (ms)': median(again, 'ready'),
      'start to ready, bare Bolt app (ms)': median(reference, 'ready'),
      'resident after 10 s, demo world (MB)': median(again, 'memory'),
      'resident after 10 s, bare Bolt app (MB)': median(reference, 'memory'),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function once(path, env) {
  const began = performance.now();
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('"ready"')) break;
  const ready = Math.round(performance.now() - began);
  child.stdout.resume();
  await wait(IDLE);
  const memory = await residentMegabytes(child.pid);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return { ready, memory };
}

async function residentMegabytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

function median(runs, field) {
  const values = runs.map((run) => run[field]).sort((one, other) => one - other);
  return values[Math.floor(values.length / 2)];
}
