import type { LogLevel } from '../../domain/provider.ts';
import type { Step } from '../../domain/run.ts';
import { readAgentEvent } from './agent-events.ts';

/** What a program's output has said of its run so far; null where it has not. */
export interface OutputFacts {
  readonly title: string | null;
  readonly model: string | null;
  readonly progress: number | null;
  readonly costMicros: number | null;
  readonly tokens: number | null;
  readonly summary: string | null;
  readonly branch: string | null;
  readonly pullRequest: string | null;
  readonly plan: readonly Step[];
}

export const NOTHING_SAID: OutputFacts = {
  title: null,
  model: null,
  progress: null,
  costMicros: null,
  tokens: null,
  summary: null,
  branch: null,
  pullRequest: null,
  plan: [],
};

/** One line of output as it reads in the log, and what it says of the run. */
export interface ReadLine {
  readonly level: LogLevel;
  readonly text: string;
  readonly facts: Partial<OutputFacts>;
}

/** Reads one line: a directive such as `::progress 0.4`, an event of a known agent's JSON stream, or plain text. */
export function readLine(line: string): ReadLine {
  const directive = DIRECTIVE.exec(line);
  if (directive !== null) {
    const facts = DIRECTIVES[directive[1] as keyof typeof DIRECTIVES]((directive[2] ?? '').trim());
    return { level: 'debug', text: line, facts };
  }
  return readAgentEvent(line) ?? { level: levelOf(line), text: line, facts: {} };
}

const DIRECTIVE = /^::(progress|cost|tokens|title|summary|branch|pr)\s+(.+)$/;

/** A value that cannot be is left out: the line stays in the log. */
const DIRECTIVES = {
  progress: (value: string) => number(value, 0, 1, (progress) => ({ progress })),
  cost: (value: string) =>
    number(value.replace(/^\$/, ''), 0, 1e6, (dollars) => ({ costMicros: Math.round(dollars * 1e6) })),
  tokens: (value: string) => number(value, 0, 1e12, (tokens) => ({ tokens: Math.round(tokens) })),
  title: (title: string) => ({ title }),
  summary: (summary: string) => ({ summary }),
  branch: (branch: string) => ({ branch }),
  pr: (url: string) => (/^https?:\/\/\S+$/.test(url) ? { pullRequest: url } : {}),
};

function number(
  text: string,
  least: number,
  most: number,
  fact: (value: number) => Partial<OutputFacts>,
): Partial<OutputFacts> {
  const value = Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? fact(value) : {};
}

function levelOf(line: string): LogLevel {
  if (/\b(error|fatal|panic|exception)\b/i.test(line)) return 'error';
  return /\bwarn(ing)?\b/i.test(line) ? 'warn' : 'info';
}
