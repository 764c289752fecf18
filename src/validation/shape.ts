import { LOG_LEVELS } from '../domain/provider.ts';
import { PRIORITIES, type RunSnapshot, STATUSES } from '../domain/run.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const orNull = (test: Test) => (value: unknown) => value === null || test(value);
const listOf = (test: Test) => (value: unknown) => Array.isArray(value) && value.every(test);
const oneOf = (words: readonly string[]) => (value: unknown) => words.includes(String(value));
const shaped = (parts: Readonly<Record<string, Test>>) => (value: unknown) => wrongParts(value, parts).length === 0;

const RUN: Readonly<Record<keyof RunSnapshot, Test>> = {
  externalId: (value) => isText(value) && value !== '',
  key: orNull(isText),
  status: oneOf(STATUSES),
  statusDetail: orNull(isText),
  title: orNull(isText),
  prompt: orNull(isText),
  project: orNull(isText),
  agent: orNull(isText),
  model: orNull(isText),
  by: orNull(shaped({ id: (value) => isText(value) && value !== '', name: isText })),
  source: orNull(isText),
  branch: orNull(isText),
  pullRequests: listOf(shaped({ url: isText, title: orNull(isText), number: orNull(isNumber) })),
  tags: listOf(isText),
  metadata: (value) => isRecord(value) && Object.values(value).every(isText),
  priority: orNull(oneOf(PRIORITIES)),
  progress: orNull(isNumber),
  etaAt: orNull(isNumber),
  costMicros: orNull(isNumber),
  tokens: orNull(isNumber),
  summary: orNull(isText),
  error: orNull(isText),
  question: orNull(isText),
  plan: listOf(shaped({ title: isText, state: oneOf(['pending', 'running', 'done', 'failed']) })),
  webUrl: orNull(isText),
  createdAt: isNumber,
  startedAt: orNull(isNumber),
  finishedAt: orNull(isNumber),
};

const CHANGES: Readonly<Record<string, Test>> = {
  runs: listOf(isRecord),
  cursor: orNull(isText),
  more: (value) => typeof value === 'boolean',
  covers: oneOf(['all', 'listed']),
  missing: listOf(isText),
};

const LINE: Readonly<Record<string, Test>> = {
  index: isNumber,
  at: orNull(isNumber),
  level: oneOf(LOG_LEVELS),
  text: isText,
};

/** The parts of a run that are not what the port says; empty for a sound one. */
export function runShapeProblems(run: unknown): string[] {
  return named(wrongParts(run, RUN), isRecord(run) ? `run ${shown(run.externalId)}` : 'a run');
}

/** The parts of an answer to `changes` that are not what the port says; the runs in it are not looked into. */
export function changesShapeProblems(answer: unknown): string[] {
  return named(wrongParts(answer, CHANGES), 'the answer');
}

/** The parts of a log line that are not what the port says. */
export function lineShapeProblems(line: unknown): string[] {
  return named(wrongParts(line, LINE), isRecord(line) ? `line ${shown(line.index)}` : 'a line');
}

function named(wrong: readonly string[], what: string): string[] {
  return wrong.map((part) => `${what} has ${part}`);
}

function wrongParts(value: unknown, parts: Readonly<Record<string, Test>>): string[] {
  if (!isRecord(value)) return [`the form of ${shown(value)}`];
  return Object.entries(parts).flatMap(([name, test]) => (test(value[name]) ? [] : [`${name}: ${shown(value[name])}`]));
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
