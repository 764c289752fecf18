import { isFinal, type Run, type Step } from '../domain/run.ts';
import { clip } from '../domain/text.ts';
import { nameOf, pendingWord, shownTitle, timeTaken, wholePercent } from './run-row.ts';
import { safeUrl } from './words.ts';

const PROMPT_LETTERS = 20_000;
const TEXT_LETTERS = 8_000;
const VALUE_LETTERS = 500;
/** Of anything that there can be many of. */
const MOST = 100;

const STEP_WORDS: Readonly<Record<Step['state'], string>> = {
  pending: 'to do',
  running: 'at it',
  done: 'done',
  failed: 'failed',
};

/** Everything that the page of a run shows of it, each text cut to what a page can hold. */
export function shownRun(run: Run, now: number) {
  return {
    number: run.number,
    status: run.status,
    statusDetail: value(run.statusDetail),
    title: shownTitle(run),
    prompt: text(run.prompt, PROMPT_LETTERS),
    question: text(run.question),
    error: text(run.error),
    summary: text(run.summary),
    provider: run.provider,
    project: nameOf(run.project),
    agent: nameOf(run.agent),
    model: nameOf(run.model),
    by: nameOf(run.by?.name ?? null),
    source: nameOf(run.source),
    branch: value(run.branch),
    externalId: value(run.externalId),
    priority: run.priority,
    tags: run.tags.slice(0, MOST).map(nameOf),
    metadata: Object.entries(run.metadata)
      .slice(0, MOST)
      .map(([key, content]) => ({ key: nameOf(key), value: value(content) })),
    pullRequests: run.pullRequests.slice(-MOST).map(({ url, title, number }) => ({
      href: safeUrl(url),
      label: value(title ?? url),
      number,
    })),
    webUrl: safeUrl(run.webUrl),
    steps: run.plan.slice(0, MOST).map(({ title, state }) => ({ title: value(title), state, word: STEP_WORDS[state] })),
    stepsDone: run.plan.filter(({ state }) => state === 'done').length,
    stepsAll: run.plan.length,
    pending: pendingWord(run),
    pendingBy: nameOf(run.pending?.by?.name ?? null),
    progress: wholePercent(run.progress),
    left: run.etaAt === null ? null : Math.max(0, run.etaAt - now),
    final: isFinal(run.status),
    begun: run.status !== 'queued',
    took: timeTaken(run, now),
    costMicros: run.costMicros,
    tokens: run.tokens,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    archivedAt: run.archivedAt,
    retryOf: run.retryOf,
    attempt: run.attempt,
  };
}

function text(content: string | null, letters: number = TEXT_LETTERS): string | null {
  return content === null ? null : clip(content, letters);
}

function value(content: string | null): string | null {
  return text(content, VALUE_LETTERS);
}
