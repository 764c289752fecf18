import type { PullRequest, RunSnapshot } from '../../domain/run.ts';
import { PullRequestAnswer, type RunAnswer } from './answers.ts';
import { readMark, readMetadata } from './mark.ts';
import { readMoment } from './moment.ts';
import { readStatus } from './statuses.ts';

/**
 * A run in our words. What the API does not say is null: start, progress, cost and tokens always; title, prompt, person, project, agent,
 * model and tags where the run was not started by Runtower. A run without a usable creation time counts as created when it is seen.
 */
export function snapshotOf(answer: RunAnswer, projectOf: (repository: string) => string, now: number): RunSnapshot {
  const mark = readMark(answer.metadata);
  const status = readStatus(answer.status);
  const pulls = answer.github_pull_requests.flatMap((each) => PullRequestAnswer.safeParse(each).data ?? []);
  const repository = pulls.map(({ url }) => PULL.exec(url ?? '')?.[1]).find((name) => name !== undefined);
  return {
    externalId: answer.id,
    key: mark.key,
    status,
    statusDetail: answer.status,
    title: mark.title,
    prompt: mark.prompt,
    project: mark.project ?? (repository === undefined ? null : projectOf(repository)),
    agent: mark.agent,
    model: mark.model,
    by: mark.by,
    source: answer.source_type?.toLowerCase() ?? null,
    branch: pulls.find((pull) => pull.head_branch_name !== null)?.head_branch_name ?? null,
    pullRequests: pulls.flatMap(toPullRequest),
    tags: mark.tags,
    metadata: readMetadata(answer.metadata),
    priority: mark.priority,
    progress: null,
    etaAt: null,
    costMicros: null,
    tokens: null,
    summary: answer.summary ?? answer.result,
    error: status === 'failed' ? answer.status : null,
    question: null,
    plan: [],
    webUrl: address(answer.web_url),
    createdAt: readMoment(answer.created_at, now) ?? now,
    startedAt: null,
    finishedAt: null,
  };
}

const PULL = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/pull\/(\d{1,9})\b/;

function toPullRequest({ url, title }: { url: string | null; title: string | null }): PullRequest[] {
  const there = address(url);
  const number = PULL.exec(there ?? '')?.[2];
  return there === null ? [] : [{ url: there, title, number: number === undefined ? null : Number(number) }];
}

/** Only what a browser opens as a page. */
function address(text: string | null): string | null {
  return text !== null && text.length <= 2_000 && /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text) ? text : null;
}
