import type { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { ProviderTools } from '../../domain/provider.ts';
import { LogsAnswer, ModelsAnswer, PageAnswer, RepositoryAnswer, RunAnswer } from './answers.ts';
import type { Purpose } from './limits.ts';
import { unreadable } from './refusal.ts';
import type { Request, Transport } from './transport.ts';

/** The most that one list or log answer holds; asking for more is refused. */
export const PAGE = 100;

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many entries it held, also those that could not be read. */
  readonly count: number;
  /** How many there are in all; null where Codegen does not say. */
  readonly total: number | null;
}

/** What a new run is made of, as CreateAgentRunInput says it. */
export interface NewRunInput {
  readonly prompt: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly repo_id?: number;
  readonly model?: string;
  readonly agent_type?: string;
}

/** The operations of Codegen's API that are used here, one method each; their answers are checked. */
export class Api {
  private readonly transport: Transport;
  private readonly home: string;
  private readonly log: ProviderTools['log'];

  constructor(transport: Transport, organization: string, log: ProviderTools['log']) {
    this.transport = transport;
    this.home = `/organizations/${organization}`;
    this.log = log;
  }

  /** Runs, newest first. */
  listRuns(skip: number, purpose: Purpose, signal: AbortSignal): Promise<Page<RunAnswer>> {
    return this.page(`${this.home}/agent/runs`, skip, purpose, RunAnswer, signal);
  }

  repositories(skip: number, signal: AbortSignal): Promise<Page<RepositoryAnswer>> {
    return this.page(`${this.home}/repos`, skip, 'ask', RepositoryAnswer, signal);
  }

  async run(id: string, purpose: Purpose, signal: AbortSignal): Promise<RunAnswer> {
    return this.read({ purpose, method: 'GET', path: `${this.home}/agent/run/${id}`, run: id }, RunAnswer, signal);
  }

  create(input: NewRunInput, signal: AbortSignal): Promise<RunAnswer> {
    return this.read(
      { purpose: 'create', method: 'POST', path: `${this.home}/agent/run`, body: input },
      RunAnswer,
      signal,
    );
  }

  /** Sends a message; Codegen calls it resume. It takes the same message twice. */
  resume(id: string, prompt: string, signal: AbortSignal): Promise<RunAnswer> {
    return this.read(this.about(id, 'resume', { prompt }), RunAnswer, signal);
  }

  /** Stops a run with all agents of its pull request, and ignores that pull request's checks from then on. */
  async ban(id: string, signal: AbortSignal): Promise<void> {
    await this.transport.request(this.about(id, 'ban'), signal);
  }

  /** Lets the checks of a pull request start agents again; starts none by itself. */
  async unban(id: string, signal: AbortSignal): Promise<void> {
    await this.transport.request(this.about(id, 'unban'), signal);
  }

  /** Log entries from `skip` on, oldest first, at most 100. */
  async logs(id: string, skip: number, limit: number, signal: AbortSignal): Promise<readonly unknown[]> {
    const request = this.logRequest(id, 'ask-logs', { skip, limit: Math.min(limit, PAGE), reverse: false });
    return (await this.read(request, LogsAnswer, signal)).logs.slice(0, limit);
  }

  /** The newest log entries, newest first. */
  async newestLogs(id: string, limit: number, signal: AbortSignal): Promise<readonly unknown[]> {
    const request = this.logRequest(id, 'steps', { skip: 0, limit, reverse: true });
    return (await this.read(request, LogsAnswer, signal)).logs.slice(0, limit);
  }

  /** The names of the models that one can choose; null where the server does not know the question. */
  async models(signal: AbortSignal): Promise<readonly string[] | null> {
    const request: Request = { purpose: 'ask', method: 'GET', path: `${this.home}/models`, newer: true };
    try {
      const { providers } = await this.read(request, ModelsAnswer, signal);
      return providers.flatMap(({ models }) => models.map(({ value }) => value));
    } catch (error) {
      if (error instanceof AppError && error.code === 'unsupported') return null;
      throw error;
    }
  }

  private async page<T extends z.ZodType>(
    path: string,
    skip: number,
    purpose: Purpose,
    form: T,
    signal: AbortSignal,
  ): Promise<Page<z.output<T>>> {
    const request: Request = { purpose, method: 'GET', path, query: { skip, limit: PAGE } };
    const { items, total } = await this.read(request, PageAnswer, signal);
    const readable = items.slice(0, PAGE).flatMap((item) => {
      const { data } = form.safeParse(item);
      return data === undefined ? [] : [data];
    });
    const lost = items.length - readable.length;
    if (lost > 0) this.log.warn({ path, lost }, 'entries of a Codegen list cannot be read and are left out');
    return { items: readable, count: items.length, total };
  }

  private async read<T extends z.ZodType>(request: Request, form: T, signal: AbortSignal): Promise<z.output<T>> {
    const { data } = form.safeParse(await this.transport.request(request, signal));
    if (data === undefined) throw unreadable({ reads: request.method === 'GET' });
    return data;
  }

  private about(id: string, verb: string, more: object = {}): Request {
    const body = { agent_run_id: Number(id), ...more };
    return { purpose: 'act', method: 'POST', path: `${this.home}/agent/run/${verb}`, body, run: id };
  }

  private logRequest(id: string, purpose: 'ask-logs' | 'steps', query: NonNullable<Request['query']>): Request {
    return { purpose, method: 'GET', path: `/alpha${this.home}/agent/run/${id}/logs`, query, run: id };
  }
}
