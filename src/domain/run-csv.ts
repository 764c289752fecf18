import { type Cell, csv } from './csv.ts';
import type { Query } from './query/ast.ts';
import type { Run } from './run.ts';

/** What spreadsheets need to see that a file is UTF-8. */
export const BOM = '\ufeff';

/** The columns of an export, in order; scripts rely on them: new ones are added at the end. Times are ISO 8601 in UTC, cost is in dollars. */
const COLUMNS: Readonly<Record<string, (run: Run) => Cell>> = {
  number: ({ number }) => number,
  status: ({ status }) => status,
  status_detail: ({ statusDetail }) => statusDetail,
  title: ({ title }) => title,
  project: ({ project }) => project,
  provider: ({ provider }) => provider,
  external_id: ({ externalId }) => externalId,
  agent: ({ agent }) => agent,
  model: ({ model }) => model,
  by: ({ by }) => by?.name ?? null,
  source: ({ source }) => source,
  branch: ({ branch }) => branch,
  priority: ({ priority }) => priority,
  tags: ({ tags }) => tags.join(' '),
  progress: ({ progress }) => progress,
  cost_usd: ({ costMicros }) => (costMicros === null ? null : (costMicros / 1_000_000).toFixed(6)),
  tokens: ({ tokens }) => tokens,
  created_at: ({ createdAt }) => iso(createdAt),
  started_at: ({ startedAt }) => iso(startedAt),
  finished_at: ({ finishedAt }) => iso(finishedAt),
  duration_s: ({ startedAt, finishedAt }) =>
    startedAt === null || finishedAt === null ? null : Math.round((finishedAt - startedAt) / 1000),
  retry_of: ({ retryOf }) => retryOf,
  attempt: ({ attempt }) => attempt,
  archived_at: ({ archivedAt }) => iso(archivedAt),
  pull_requests: ({ pullRequests }) => pullRequests.map(({ url }) => url).join(' '),
  prompt: ({ prompt }) => prompt,
  summary: ({ summary }) => summary,
  error: ({ error }) => error,
};
const PAGE = 500;

/** Reads one page of a list. */
export type ListRuns = (
  query: Query,
  place: { readonly limit: number; readonly after: string | null },
) => Promise<{ readonly runs: readonly Run[]; readonly next: string | null }>;

/**
 * The runs of a query as CSV (RFC 4180, UTF-8, a header line first), some hundred lines at a time, so that the whole is never in memory.
 * What is not known is an empty cell. It ends after `most` runs.
 */
export async function* runsAsCsv(
  list: ListRuns,
  query: Query,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  yield csv([Object.keys(COLUMNS)]);
  let after: string | null = null;
  for (let left = most; left > 0; left -= PAGE) {
    const page: Awaited<ReturnType<ListRuns>> = await list(query, { limit: Math.min(PAGE, left), after });
    yield csv(page.runs.map((run) => Object.values(COLUMNS).map((cell) => cell(run))));
    if (page.next === null) return;
    after = page.next;
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
