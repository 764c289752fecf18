import { z } from 'zod';
import { clip } from '../../domain/text.ts';

/** Longer texts are cut: one answer must not fill the memory. */
const LONGEST = 64 * 1024;

/** What is absent, empty or of another kind is not known: null. */
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => (value ? clip(value, LONGEST) : null));
const count = z
  .int()
  .nonnegative()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const record = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(null)
  .transform((value) => value ?? {});
const list = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((value) => value ?? []);
const id = z.union([z.int().nonnegative().transform(String), z.string().regex(/^\d{1,15}$/)]);

/** One run, as the schema AgentRunResponse of the OpenAPI document says it. */
export const RunAnswer = z.object({
  id,
  status: text,
  created_at: text,
  web_url: text,
  result: text,
  summary: text,
  source_type: text,
  github_pull_requests: list,
  metadata: record,
});
export type RunAnswer = z.output<typeof RunAnswer>;

/** GithubPullRequestResponse; the number is only in the address. */
export const PullRequestAnswer = z.object({ url: text, title: text, head_branch_name: text });

/** Page[...]: what is in it is checked one by one. */
export const PageAnswer = z.object({ items: z.array(z.unknown()), total: count });

/** AgentRunLogResponse: no id, no level, no text of its own. */
export const LogAnswer = z.object({
  created_at: text,
  message_type: text,
  tool_name: text,
  thought: text,
  observation: z.unknown().optional(),
  tool_input: z.unknown().optional(),
  tool_output: z.unknown().optional(),
});
export type LogAnswer = z.output<typeof LogAnswer>;

/** AgentRunWithLogsResponse, of which only the log is used. */
export const LogsAnswer = z.object({ logs: z.array(z.unknown()) });

/** RepoResponse. */
export const RepositoryAnswer = z.object({
  id: z.int().nonnegative(),
  name: z.string().min(1).max(200),
  full_name: text,
  description: text,
  archived: z.boolean().nullish().catch(null),
});
export type RepositoryAnswer = z.output<typeof RepositoryAnswer>;

/** ModelsResponse, which only newer servers know. */
export const ModelsAnswer = z.object({
  providers: z.array(z.object({ models: z.array(z.object({ value: z.string().min(1).max(200) })) })),
});
