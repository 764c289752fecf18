import { parse } from 'yaml';
import { z } from 'zod';

/** One program that can be run as an agent. */
export interface Agent {
  readonly name: string;
  /** The program and its arguments; no shell reads it. */
  readonly command: readonly string[];
  /** Null: where Runtower was started. */
  readonly cwd: string | null;
  /** Names of variables that it may see besides the ordinary ones. */
  readonly env: readonly string[];
  /** After how many milliseconds it is ended; null: never. */
  readonly timeout: number | null;
  readonly project: string | null;
}

/** Reads the YAML file of agents; what is wrong goes to `problems`, each with the place in the file, and null comes back. */
export function readAgents(
  path: string,
  readFile: (path: string) => string | null,
  problems: string[],
): readonly Agent[] | null {
  const say = (problem: string) => problems.push(`COMMAND_AGENTS: ${path}: ${problem}`);
  const text = readFile(path);
  if (text === null) {
    say('cannot be read');
    return null;
  }
  const result = File.safeParse(parsed(text));
  if (!result.success) {
    for (const { path: place, message } of result.error.issues) say(`${place.join('.') || 'the file'}: ${message}`);
    return null;
  }
  const { agents } = result.data;
  const twice = agents.find((agent, index) => agents.findIndex(({ name }) => name === agent.name) !== index);
  if (twice === undefined) return agents;
  say(`two agents are called ${twice.name}`);
  return null;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

const timeout = z
  .string()
  .regex(/^\d+[smh]$/, 'must be a time such as 90s, 30m or 2h')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[text.slice(-1) as keyof typeof UNITS]);

const File = z.object(
  {
    agents: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[\w.-]{1,60}$/, 'must be letters, digits, dots and dashes'),
          command: z.array(z.string()).min(1, 'must name a program'),
          cwd: z.string().nullable().default(null),
          env: z.array(z.string()).default([]),
          timeout: timeout.nullable().default(null),
          project: z.string().nullable().default(null),
        }),
      )
      .min(1, 'must list at least one agent'),
  },
  'must be a list under the word agents',
);

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
