import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chooseProviders } from '../choose-provider.ts';
import { type Config, readConfig } from '../config.ts';
import { connectProviders } from '../connect-providers.ts';
import { demoPersons } from '../demo.ts';
import { sentence } from '../domain/errors.ts';
import type { Provider } from '../domain/provider.ts';
import type { ValidationReport } from '../domain/validation.ts';
import { UsageError } from '../failure.ts';
import { loadProviderKinds } from '../registries.ts';
import { openStore } from '../store/open.ts';
import { validate } from '../validation/validate.ts';
import type { Out, Verb } from '../verb.ts';
import { realWorld } from '../world.ts';
import { reportPage } from './validate/page.ts';
import { categoryRow, heading, rest } from './validate/table.ts';

const OPTIONS = {
  provider: { type: 'string' },
  write: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
} as const;

const verb: Verb = {
  usage: 'validate [--provider <name>] [--write] [--json] [--html <file>]',
  summary:
    'Examines the connected providers; exits with 1 where a check failed. It only reads, unless --write lets it\n' +
    '      start a few cheap runs and end them. --json writes one object a provider, each on its line',
  async run(args, env, out) {
    const { values: options } = parseArgs({ args: [...args], options: OPTIONS });
    const config = readConfig(env, await loadProviderKinds());
    const wanted = only(config, options.provider ?? null);
    const { write, json } = options;
    const reports = await withProviders(wanted, out, (providers) =>
      untilTold((signal) => examine(providers, { write, json, signal }, out)),
    );
    if (options.html !== undefined) await writeFile(options.html, reportPage(reports));
    return reports.some(({ failed }) => failed > 0) ? 1 : 0;
  },
};

export default verb;

/** The configuration with the wanted providers alone. */
function only(config: Config, name: string | null): Config {
  try {
    return { ...config, providers: chooseProviders(config.providers, name) };
  } catch (error) {
    throw new UsageError(sentence(error));
  }
}

/** Connects the providers with their memory in the configured database, without a server and without Slack. */
async function withProviders<T>(
  config: Config,
  out: Out,
  work: (providers: readonly Provider[]) => Promise<T>,
): Promise<T> {
  const store = await openStore(config.databaseUrl, realWorld);
  const say = (_fields: object, message: string) => out.error(`${message}\n`);
  const people = config.slack === null ? demoPersons() : [];
  try {
    const log = { info() {}, warn: say, error: say };
    const providers = [...(await connectProviders(config, store, realWorld, people, log)).values()];
    try {
      return await work(providers);
    } finally {
      await Promise.allSettled(providers.map((provider) => provider.stop()));
    }
  } finally {
    await store.close();
  }
}

/** Stops the work early when the program is told to end; what it started is ended first. */
async function untilTold<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const tell = () => stop.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const each of signals) process.once(each, tell);
  try {
    return await work(stop.signal);
  } finally {
    for (const each of signals) process.off(each, tell);
  }
}

async function examine(
  providers: readonly Provider[],
  { write, json, signal }: { write: boolean; json: boolean; signal: AbortSignal },
  out: Out,
): Promise<readonly ValidationReport[]> {
  const reports: ValidationReport[] = [];
  const table = (text: string) => {
    if (!json) out.write(text);
  };
  for (const provider of providers) {
    table(heading(provider.name, write));
    const report = await validate(provider, {
      write,
      world: realWorld,
      wait: (ms) => wait(ms),
      signal,
      onProgress: (category) => table(categoryRow(category)),
    });
    table(rest(report));
    if (json) out.write(`${JSON.stringify(report)}\n`);
    reports.push(report);
  }
  return reports;
}
