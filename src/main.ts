import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from './app.ts';
import { readConfig } from './config.ts';
import { exitCode, explanation } from './failure.ts';
import { createLog } from './log.ts';
import { loadProviderKinds } from './registries.ts';
import { realWorld } from './world.ts';

/** Runs the program until it is told to stop; resolves with its exit code. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await run(env);
  } catch (error) {
    process.stderr.write(`${explanation(error)}\n`);
    return exitCode(error);
  }
}

async function run(env: NodeJS.ProcessEnv): Promise<number> {
  const config = readConfig(env, await loadProviderKinds());
  const log = createLog(config.logLevel);
  const ended = untilTold();
  const app = await startApp(config, realWorld, log);
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'something failed where nobody was waiting for it; ending');
    process.exit(1);
  });
  greet(app, config.ignored, log);
  log.info({ signal: await ended }, 'stopping');
  await app.stop();
  log.info({}, 'stopped');
  return 0;
}

function greet(app: App, ignored: readonly string[], log: ReturnType<typeof createLog>): void {
  const sandbox = app.sandboxUrl === null ? {} : { sandbox: app.sandboxUrl };
  log.info({ url: app.url, ...sandbox }, 'ready');
  if (ignored.length > 0) log.warn({ ignored }, 'these variables are for later versions and are not read yet');
  if (Number(process.versions.node.split('.')[0]) < 22) {
    log.warn({ node: process.versions.node }, 'this Node.js gets no security fixes any more; 22 or 24 does');
  }
}

/** The first signal asks for an orderly end; a second one ends at once. */
function untilTold(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}

/** Started as a program, also by a link to this file. */
const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isProgram) process.exit(await main(process.env));
