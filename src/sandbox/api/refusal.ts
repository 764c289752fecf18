import type { Json } from '../json.ts';
import type { Problem } from '../rules/problem.ts';

/** An answer of `ok: false`: Slack's error code, and what else the answer says. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A refusal that names each problem and its place, in Slack's manner. */
export function refusalOf(code: string, problems: readonly Problem[]): Refusal {
  const messages = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  return new Refusal(code, { errors: messages, response_metadata: { messages } });
}

/** A refusal of an argument that is missing or cannot be read. */
export function invalidArguments(sentence: string): Refusal {
  return new Refusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${sentence}`] } });
}
