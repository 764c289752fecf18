import { AppError } from '../domain/errors.ts';
import type { Provider } from '../domain/provider.ts';
import { SECOND } from '../domain/time.ts';

/** The questions that a provider can be asked. */
export type Method = 'changes' | 'get' | 'create' | 'find' | 'act' | 'logs' | 'choices' | 'projects';

export interface ProbeOptions {
  /** Milliseconds after which nobody waits for an answer any more. */
  readonly patience: number;
  /** How many times as long as an answer took nothing is asked after it. */
  readonly ease: number;
  now(): number;
  wait(ms: number): Promise<void>;
}

/** A provider that is listened to: how long each answer took, by method, in milliseconds. */
export interface Probe {
  readonly provider: Provider;
  readonly times: ReadonlyMap<Method, readonly number[]>;
  /** Resolves when it may be asked again. */
  turn(): Promise<void>;
}

/** How long to stay away from a provider that asks for it, where it does not say, and at most. */
const USUAL_BREAK = 5 * SECOND;
const LONGEST_BREAK = 60 * SECOND;
const LONGEST_EASE = 5 * SECOND;

/**
 * Measures a provider without changing what it answers. An answer that does not come in time is an error, and a request for fewer
 * questions is heeded once.
 */
export function listenTo(provider: Provider, options: ProbeOptions): Probe {
  const times = new Map<Method, number[]>();
  const never = new AbortController().signal;
  let freeAt = 0;

  async function turn(): Promise<void> {
    const ms = freeAt - options.now();
    if (ms > 0) await options.wait(ms);
  }

  async function measured<T>(
    method: Method,
    signal: AbortSignal,
    call: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const started = options.now();
    try {
      return await inTime(method, options.patience, signal, call);
    } finally {
      const took = options.now() - started;
      freeAt = Math.max(freeAt, options.now()) + Math.min(options.ease * took, LONGEST_EASE);
      if (!signal.aborted) times.set(method, [...(times.get(method) ?? []), took]);
    }
  }

  async function ask<T>(method: Method, signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    await turn();
    try {
      return await measured(method, signal, call);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error;
      await options.wait(Math.min(error.retryAfter ?? USUAL_BREAK, LONGEST_BREAK));
      return measured(method, signal, call);
    }
  }

  return {
    times,
    turn,
    provider: {
      name: provider.name,
      capabilities: provider.capabilities,
      changes: (cursor, watched, signal) => ask('changes', signal, (inner) => provider.changes(cursor, watched, inner)),
      get: (id, signal) => ask('get', signal, (inner) => provider.get(id, inner)),
      create: (request, signal) => ask('create', signal, (inner) => provider.create(request, inner)),
      find: (key, signal) => ask('find', signal, (inner) => provider.find(key, inner)),
      act: (action, id, text, key, signal) => ask('act', signal, (inner) => provider.act(action, id, text, key, inner)),
      logs: (id, from, limit, signal) => ask('logs', signal, (inner) => provider.logs(id, from, limit, inner)),
      choices: () => ask('choices', never, () => provider.choices()),
      projects: () => ask('projects', never, () => provider.projects()),
      stop: () => provider.stop(),
    },
  };
}

/** The answer, or an error when it has not come after `ms`; then the question is withdrawn. */
async function inTime<T>(
  method: Method,
  ms: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer to ${method} within ${ms / SECOND} s`));
      late.abort();
    }, ms);
  });
  try {
    return await Promise.race([call(AbortSignal.any([signal, late.signal])), limit]);
  } finally {
    clearTimeout(timer);
  }
}
