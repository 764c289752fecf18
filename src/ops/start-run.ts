import { AppError } from '../domain/errors.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { Provider } from '../domain/provider.ts';
import type { StartRequest } from '../domain/requests.ts';
import type { NewRun, Run } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';
import { confirmStart } from './confirm-start.ts';
import type { Context } from './context.ts';
import { projectInUse } from './find-project.ts';
import { wantCard } from './show-run.ts';

/** The longest prompt that is taken, in characters. */
export const LONGEST_PROMPT = 100_000;

/**
 * Starts a run. Resolves once it is recorded: the provider is asked after that, so that a slow one keeps nobody waiting.
 * The same key twice is the same run.
 */
export async function startRun(context: Context, request: StartRequest): Promise<Run> {
  const prompt = request.prompt.trim();
  if (prompt === '') throw new AppError('invalid', 'Say what the agent should do: the prompt is empty.');
  if (prompt.length > LONGEST_PROMPT) {
    throw new AppError('invalid', `The prompt has ${prompt.length} characters; ${LONGEST_PROMPT} is the most.`);
  }
  const { run, fresh } = await context.store.write(async (tx) => {
    const known = await tx.runs.byKey(request.key);
    if (known !== null) return { run: known, fresh: false };
    const project = request.project == null ? null : await projectInUse(tx, request.project);
    const provider = chooseProvider(context, request.provider ?? project?.provider ?? null);
    const input = {
      ...request,
      prompt,
      project: project?.name ?? null,
      agent: request.agent ?? project?.agent ?? null,
    };
    return { run: await recordStart(tx, newRun(input, provider.name, context.world.now()), request), fresh: true };
  });
  if (!fresh) return run;
  context.announce();
  context.later(confirmStart(context, run));
  return run;
}

/** Writes a new run with its journal entry and the card that its place wants. */
export async function recordStart(
  tx: Tables,
  run: NewRun,
  request: Pick<StartRequest, 'by' | 'place' | 'trigger'>,
): Promise<Run> {
  const inserted = await tx.runs.insert(run);
  const [event] = await tx.journal.append([
    {
      kind: 'created',
      run: inserted.number,
      at: run.createdAt,
      actor: { kind: 'person', person: request.by },
      action: null,
      detail: run.retryOf === null ? null : `retry of #${run.retryOf}`,
    },
  ]);
  if (request.place !== null) await wantCard(tx, inserted.number, request.place, event?.seq ?? 0, run.createdAt);
  if (request.trigger != null) await tx.triggers.put({ ...request.trigger, run: inserted.number, operation: null });
  return inserted;
}

/** A run as it is before its provider has heard of it. */
export function newRun(
  request: Omit<StartRequest, 'place'>,
  provider: string,
  now: number,
  lineage: { retryOf: number; attempt: number } | null = null,
): NewRun {
  return {
    provider,
    externalId: null,
    key: request.key,
    status: 'queued',
    statusDetail: null,
    title: request.title ?? null,
    prompt: request.prompt,
    project: request.project ?? null,
    agent: request.agent ?? null,
    model: request.model ?? null,
    by: request.by,
    source: 'slack',
    branch: null,
    pullRequests: [],
    tags: request.tags ?? [],
    metadata: request.metadata ?? {},
    priority: request.priority ?? null,
    progress: null,
    etaAt: null,
    costMicros: null,
    tokens: null,
    summary: null,
    error: null,
    question: null,
    plan: [],
    webUrl: null,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
    pending: null,
    retryOf: lineage?.retryOf ?? null,
    attempt: lineage?.attempt ?? 1,
    archivedAt: null,
    edited: [],
    notice: null,
    seenAt: null,
    missed: 0,
    changedAt: now,
  };
}

/** The named provider, or the first; throws where it cannot start runs. */
export function chooseProvider(context: Context, name: string | null): Provider {
  const names = [...context.providers.keys()];
  const chosen = name ?? names[0];
  const provider = chosen === undefined ? undefined : context.providers.get(chosen);
  if (provider === undefined) {
    throw new AppError('not_found', `There is no provider "${name}". ${didYouMean(name ?? '', names)}`);
  }
  if (provider.capabilities.create !== true) throw new AppError('unsupported', provider.capabilities.create);
  return provider;
}
