import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import type { DrillState } from '../drills.ts';
import { type Call, writeDown } from '../journal.ts';
import { type Json, parseJson } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Arguments } from './arguments.ts';
import type { Limits } from './limits.ts';
import type { Site } from './method.ts';
import { methods } from './methods.ts';
import { Refusal } from './refusal.ts';
import { ALL_SCOPES, missingScope } from './scopes.ts';

const WITHOUT_TOKEN = new Set(['blocks.validate', 'api.test']);

/** What the Web API needs besides the workspace. */
export interface ApiParts {
  readonly site: Site;
  readonly limits: Limits | null;
  readonly drills: DrillState;
  readonly calls: Call[];
}

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly retryAfter?: number;
}

/** Answers one Web API call as Slack does; resolves to null where the answer is to be lost. */
export async function serveCall(c: Context, parts: ApiParts): Promise<Response | null> {
  const method = c.req.param('method') ?? '';
  const given = await readBody(c);
  const args = new Arguments(given);
  const token = c.req.header('authorization')?.replace(/^Bearer /i, '') ?? given.token;
  const answer = answerCall(method, args, token, parts);
  const error = answer.body.ok === true ? null : String(answer.body.error);
  const at = parts.site.workspace.options.now();
  writeDown(parts.calls, { method, args: args.values, ok: error === null, error, at });
  if (parts.drills.delayMs > 0) await sleep(parts.drills.delayMs);
  if (parts.drills.takeLoss(method)) return null;
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers: headersOf(answer, parts.site) });
}

function answerCall(method: string, args: Arguments, token: unknown, parts: ApiParts): Answer {
  const failure = parts.drills.takeFailure(method);
  if (typeof failure === 'number') return failed(failure);
  if (failure !== null) return refused(failure);
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (run === undefined) return refused('unknown_method', { req_method: method });
  const wrongToken = tokenError(method, token, parts.site);
  if (wrongToken !== null) return refused(wrongToken);
  const { workspace } = parts.site;
  const lacking = missingScope(method, args, workspace);
  if (lacking !== null) return refused('missing_scope', { needed: lacking, provided: scopesOf(workspace) });
  const wait = parts.limits?.take(method, args.text('channel')) ?? null;
  if (wait !== null) return { ...refused('ratelimited'), status: 429, retryAfter: wait };
  try {
    return { status: 200, body: { ok: true, ...run(args, parts.site) } };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.details);
    throw error;
  }
}

function failed(status: number): Answer {
  if (status === 429) return { ...refused('ratelimited'), status, retryAfter: 1 };
  return { ...refused('internal_error'), status };
}

function refused(error: string, details: Json = {}): Answer {
  return { status: 200, body: { ok: false, error, ...details } };
}

function tokenError(method: string, token: unknown, { workspace }: Site): string | null {
  const { botToken, appToken } = workspace.options;
  if (WITHOUT_TOKEN.has(method)) return null;
  if (token === undefined || token === '') return 'not_authed';
  if (token !== botToken && token !== appToken) return 'invalid_auth';
  const wanted = method === 'apps.connections.open' ? appToken : botToken;
  return token === wanted ? null : 'not_allowed_token_type';
}

function scopesOf({ options }: Workspace): string {
  return (options.scopes ?? ALL_SCOPES).join(',');
}

function headersOf(answer: Answer, { workspace }: Site): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': scopesOf(workspace),
    ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
  };
}

async function readBody(c: Context): Promise<Json> {
  const query = c.req.query();
  if (c.req.method === 'GET') return query;
  const type = c.req.header('content-type') ?? '';
  const text = await c.req.text();
  if (type.startsWith('application/json')) return { ...query, ...parseJson(text) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
}
