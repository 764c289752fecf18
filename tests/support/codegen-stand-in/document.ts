import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FEBRUARY } from './february.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

interface RawOperation {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { properties?: object }>> };
}

/** One operation of the document, with what it takes and what it may answer. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** How many requests in how many milliseconds; null where the document states none. */
  readonly limit: { readonly most: number; readonly window: number } | null;
  /** What is wrong with a request; empty for a good one. */
  request(path: Params, query: URLSearchParams, body: unknown): readonly Problem[];
  /** What is wrong with an answer of ours; empty for a good one. */
  response(status: number, body: unknown): readonly string[];
}

export type Params = Readonly<Record<string, string>>;

/** As FastAPI words it in a 422. */
export interface Problem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

const official = JSON.parse(
  readFileSync(new URL('../../fixtures/codegen-openapi-2025-10-07.json', import.meta.url), 'utf8'),
) as RawDocument;

/** The official document's operations; with `newer` also those that only newer servers know. */
export function readDocument(newer: boolean): readonly Operation[] {
  return newer ? [...OFFICIAL, ...NEWER] : OFFICIAL;
}

function operationsOf(document: RawDocument, name: string): Operation[] {
  // The documents use formats and notes that are no concern of validation.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ components: document.components }, name);
  const compile = (schema: object): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${name}#/components/`)));
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const schema = raw.requestBody?.content['application/json']?.schema;
      const properties = document.components.schemas[schema?.$ref.split('/').at(-1) ?? '']?.properties ?? {};
      return {
        id: raw.operationId,
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
        limit: limitOf(raw.description ?? ''),
        request: requestCheck(raw, schema === undefined ? null : compile(schema), Object.keys(properties), compile),
        response: responseCheck(raw, compile),
      };
    }),
  );
}

function requestCheck(
  { parameters = [] }: RawOperation,
  body: ValidateFunction | null,
  fields: readonly string[],
  compile: (schema: object) => ValidateFunction,
): Operation['request'] {
  const checks = parameters.map((parameter) => ({ ...parameter, valid: compile(parameter.schema) }));
  return (path, query, sent) => {
    const problems: Problem[] = [];
    for (const { name, in: where, required, valid } of checks) {
      if (where === 'header') continue;
      const text = where === 'path' ? path[name] : query.get(name);
      if (text === null || text === undefined) {
        if (required) problems.push(problem([where, name], 'Field required'));
      } else if (!valid(textValue(text))) problems.push(problem([where, name], messageOf(valid)));
    }
    const named = checks.filter((check) => check.in === 'query').map((check) => check.name);
    for (const name of query.keys()) {
      if (!named.includes(name)) problems.push(problem(['query', name], 'the document does not know it'));
    }
    if (body === null) return problems;
    if (!body(sent)) problems.push(problem(['body'], messageOf(body)));
    for (const name of Object.keys((sent ?? {}) as object)) {
      if (!fields.includes(name)) problems.push(problem(['body', name], 'the document does not know it'));
    }
    return problems;
  };
}

function responseCheck({ operationId, responses }: RawOperation, compile: (schema: object) => ValidateFunction) {
  const checks = new Map(
    Object.entries(responses).map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return [Number(status), schema === undefined ? null : compile(schema)] as const;
    }),
  );
  return (status: number, body: unknown): readonly string[] => {
    const check = checks.get(status);
    if (check === undefined) return [`${operationId} has no answer ${status} in the document`];
    return check === null || check(body) ? [] : [`${operationId} ${status}: ${messageOf(check)}`];
  };
}

function problem(loc: Problem['loc'], msg: string): Problem {
  return { loc, msg, type: 'value_error' };
}

function messageOf(check: ValidateFunction): string {
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`.trim()).join('; ');
}

/** A path or query text as the value that it stands for. */
function textValue(text: string): unknown {
  if (/^-?\d+$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** The document says limits in words: `Rate limit: 60 requests per 30 seconds.` */
function limitOf(description: string): Operation['limit'] {
  const [, most, seconds, minute] = /Rate limit: (\d+) requests per (?:(\d+) seconds|(minute))/.exec(description) ?? [];
  return most === undefined
    ? null
    : { most: Number(most), window: minute === undefined ? Number(seconds) * 1_000 : 60_000 };
}

// Compiled once: a test opens many servers.
const OFFICIAL = operationsOf(official, 'official');
const NEWER = operationsOf(FEBRUARY, 'february');
