import { z } from 'zod';
import type { Provider, ProviderEntry, ProviderTools } from './domain/provider.ts';

/** Everything the environment says, checked. Read once; see product documentation for each variable. */
export interface Config {
  /** Null: no Slack is configured and the embedded one is used. */
  readonly slack: {
    readonly botToken: string;
    readonly signingSecret: string | null;
    readonly appToken: string | null;
    readonly apiUrl: string;
  } | null;
  readonly sandboxTransport: 'http' | 'socket';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly databaseUrl: string;
  readonly pollSeconds: number;
  /** How to connect each configured provider, by name; the first is the default. */
  readonly providers: ReadonlyMap<string, (tools: ProviderTools) => Promise<Provider>>;
  readonly statusAccess: 'private' | 'public' | 'open';
  readonly secretKey: string | null;
  readonly secretKeyPrevious: string | null;
  readonly metricsToken: string | null;
  readonly logLevel: LogLevel;
  /** Variables that are set although nothing reads them yet. */
  readonly ignored: readonly string[];
}

/** A wrong environment: one message that names every problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Wrong configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the environment for the program and for every kind of provider; throws ConfigError with every problem at once. */
export function readConfig(env: Env, kinds: ReadonlyMap<string, ProviderEntry>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const result = Variables.safeParse(set);
  const problems = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...contradictions(set));
  const providers = readProviders(set, kinds, problems);
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(result.data, set, providers);
}

function readProviders(env: Env, kinds: ReadonlyMap<string, ProviderEntry>, problems: string[]): Config['providers'] {
  const fallbackLast = [...kinds].sort(
    ([, one], [, other]) => Number(one.fallback ?? false) - Number(other.fallback ?? false),
  );
  const providers = new Map<string, (tools: ProviderTools) => Promise<Provider>>();
  const before = problems.length;
  for (const [name, kind] of fallbackLast) {
    const connect = kind.read(env, problems, providers.size === 0);
    if (connect !== null) providers.set(name, connect);
  }
  if (providers.size === 0 && problems.length === before) {
    problems.push('SIMULATOR: is off and no other provider is set; set one or leave it on');
  }
  return providers;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Promised for later versions: set by mistake they would be ignored in silence. */
const PLANNED = [
  'SLACK_AGENT',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'WEBHOOK_ALLOW',
  'CHART_RENDERER',
  'QUICKCHART_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'RETENTION_DAYS',
];

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const token = (prefix: string, what: string) =>
  z.string().startsWith(prefix, `must be ${what}, which begins with ${prefix}`);
const number = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const whole = (least: number, most: number) => number(least, most).int('must be a whole number');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`);

const Variables = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'a bot token').optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'is too short for a signing secret').optional(),
  SLACK_APP_TOKEN: token('xapp-', 'an app-level token').optional(),
  SLACK_API_URL: httpUrl.default('https://slack.com/api'),
  SANDBOX_TRANSPORT: oneOf(['http', 'socket']).default('http'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'must be file:<path> or postgres://<user>@<host>/<database>')
    .optional(),
  POLL_SECONDS: number(1, 3_600).default(5),
  STATUS_ACCESS: oneOf(['private', 'public', 'open']).optional(),
  SECRET_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  SECRET_KEY_PREVIOUS: z.string().min(16, 'must have at least 16 characters').optional(),
  METRICS_TOKEN: z.string().min(8, 'must have at least 8 characters').optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
});

type Env = Readonly<Record<string, string | undefined>>;

/** What is wrong between variables; looks only at what is set, so that it can speak beside other problems. */
function contradictions(env: Env): string[] {
  const problems: string[] = [];
  const realSlack = env.SLACK_BOT_TOKEN !== undefined;
  const otherSlack = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].filter((name) => env[name] !== undefined);
  if (realSlack && otherSlack.length === 0) {
    problems.push('SLACK_BOT_TOKEN: needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it');
  }
  if (!realSlack && otherSlack.length > 0) problems.push(`${otherSlack[0]}: needs SLACK_BOT_TOKEN beside it`);
  if (!realSlack && otherSlack.length === 0 && !LOOPBACK.includes(env.HOST ?? LOOPBACK[0] ?? '')) {
    problems.push(
      'HOST: must be a loopback address (127.0.0.1) while no Slack is connected: the embedded Slack has no sign-in',
    );
  }
  if (realSlack && env.STATUS_ACCESS === 'open') {
    problems.push('STATUS_ACCESS: open is for the embedded Slack only; use private or public');
  }
  if (env.SECRET_KEY_PREVIOUS !== undefined && env.SECRET_KEY === undefined) {
    problems.push('SECRET_KEY_PREVIOUS: needs SECRET_KEY beside it');
  }
  return problems;
}

function toConfig(env: z.output<typeof Variables>, set: Env, providers: Config['providers']): Config {
  const slack =
    env.SLACK_BOT_TOKEN === undefined
      ? null
      : {
          botToken: env.SLACK_BOT_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET ?? null,
          appToken: env.SLACK_APP_TOKEN ?? null,
          apiUrl: `${env.SLACK_API_URL}/`,
        };
  const demo = providers.size === 1 && providers.has('simulator');
  return {
    slack,
    sandboxTransport: env.SANDBOX_TRANSPORT,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    databaseUrl: env.DATABASE_URL ?? (demo ? 'file:data/demo.db' : 'file:data/runtower.db'),
    pollSeconds: env.POLL_SECONDS,
    providers,
    statusAccess: env.STATUS_ACCESS ?? (slack === null ? 'open' : 'private'),
    secretKey: env.SECRET_KEY ?? null,
    secretKeyPrevious: env.SECRET_KEY_PREVIOUS ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
    ignored: PLANNED.filter((name) => set[name] !== undefined),
  };
}
