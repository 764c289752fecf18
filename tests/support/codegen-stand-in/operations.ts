import type { Params } from './document.ts';
import { ORGANIZATION, type Organization } from './organization.ts';
import { type StoredRun, stamp } from './runs.ts';

export interface Reply {
  readonly status: number;
  /** `undefined`: no body at all. */
  readonly body: unknown;
}

export interface Call {
  readonly path: Params;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly now: number;
}

/** What one operation does to the organization, and what it answers. */
export type Play = (organization: Organization, call: Call) => Reply;

const good = (body: unknown): Reply => ({ status: 200, body });
const refused = (status: number, message: string): Reply => ({ status, body: { message, status_code: status } });
const noRun = () => refused(404, 'Agent run not found.');

const ME = {
  id: 7,
  email: null,
  github_user_id: '42',
  github_username: 'ana',
  avatar_url: null,
  full_name: 'Ana Ruiz',
  role: 'ADMIN',
  is_admin: null,
};

/** By the first words of the document's operation id. What is missing is not played. */
export const PLAYS: Readonly<Record<string, Play>> = {
  list_agent_runs: ({ runs }, { query }) => {
    const source = query.get('source_type');
    const wanted = source === null ? runs : runs.filter((run) => run.source === source);
    return page([...wanted].reverse(), query, runAnswer);
  },
  get_agent_run_logs: (organization, { path, query }) => {
    const run = organization.find(Number(path.agent_run_id));
    if (run === undefined) return noRun();
    const entries = query.get('reverse') === 'true' ? [...run.log].reverse() : run.log;
    const { items, total, page: number, size, pages } = page(entries, query, (entry) => entry).body as Paged;
    // As the live answers: the run again, but without summary, source and pull requests.
    const { summary, source_type, github_pull_requests, ...rest } = runAnswer(run);
    return good({ ...rest, logs: items, total_logs: total, page: number, size, pages });
  },
  get_agent_run: (organization, { path }) => {
    const run = organization.find(Number(path.agent_run_id));
    return run === undefined ? noRun() : good(runAnswer(run));
  },
  create_agent_run: (organization, { body, now }) => {
    const { metadata = null, repo_id: wanted } = body as { metadata?: object | null; repo_id?: number | null };
    const { repositories } = organization;
    if (repositories.length === 0) {
      return refused(404, 'No repos found in the organization. Please add some repos and try again.');
    }
    if (wanted != null && !repositories.some(({ id }) => id === wanted)) return refused(404, 'Repository not found.');
    return good(runAnswer(organization.add({ metadata, createdAt: now })));
  },
  resume_agent_run: (organization, { body, now }) => {
    const { agent_run_id: id, prompt } = body as { agent_run_id: number; prompt: string };
    const run = organization.find(id);
    if (run === undefined) return noRun();
    run.status = 'ACTIVE';
    run.log.push({ agent_run_id: id, created_at: stamp(now), message_type: 'USER_MESSAGE', observation: prompt });
    return good(runAnswer(run));
  },
  ban_all_checks_for_agent_run: ban,
  remove_codegen_from_pr: ban,
  unban_all_checks_for_agent_run: (organization, { body }) => {
    const run = organization.find((body as { agent_run_id: number }).agent_run_id);
    if (run === undefined) return noRun();
    run.banned = false;
    return NOTHING;
  },
  get_repositories: ({ repositories }, { query }) => page(repositories, query, (each) => each),
  get_current_user_info: () => good(ME),
  get_users: (_organization, { query }) => page([ME], query, (each) => each),
  get_user: (_organization, { path }) => (Number(path.user_id) === ME.id ? good(ME) : refused(404, 'User not found.')),
  get_organizations: (_organization, { query }) =>
    page([{ id: ORGANIZATION, name: 'Acme', settings: {} }], query, (each) => each),
  get_organization_integrations: () =>
    good({
      organization_id: ORGANIZATION,
      organization_name: 'Acme',
      integrations: [{ integration_type: 'github', active: true, token_id: null, installation_id: 5, metadata: null }],
      total_active_integrations: 1,
    }),
  get_models: () =>
    good({
      providers: [
        { name: 'Anthropic', models: [{ label: 'Sonnet', value: 'claude-sonnet' }] },
        { name: 'OpenAI', models: [{ label: 'GPT', value: 'gpt' }] },
      ],
      default_model: 'claude-sonnet',
    }),
  get_webhook: ({ webhook }) => good(webhook),
  set_webhook: (organization, { body }) => {
    const { url, secret = null, enabled = true } = body as { url: string; secret?: string | null; enabled?: boolean };
    organization.webhook = { url, enabled, has_secret: secret !== null };
    return good(organization.webhook);
  },
  delete_webhook: (organization) => {
    organization.webhook = { url: null, enabled: false, has_secret: false };
    return good({});
  },
  test_webhook: () => good({}),
};

/** The 200 of ban and unban has no schema and nothing in it. */
const NOTHING: Reply = { status: 200, body: undefined };

function ban(organization: Organization, { body }: Call): Reply {
  const run = organization.find((body as { agent_run_id: number }).agent_run_id);
  if (run === undefined) return noRun();
  organization.ban(run);
  return NOTHING;
}

interface Paged {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly pages: number;
}

function page<T>(all: readonly T[], query: URLSearchParams, shape: (item: T) => unknown): Reply & { body: Paged } {
  const skip = Number(query.get('skip') ?? 0);
  const size = Number(query.get('limit') ?? 100);
  const items = all.slice(skip, skip + size).map(shape);
  const pages = Math.ceil(all.length / size);
  return { status: 200, body: { items, total: all.length, page: Math.floor(skip / size) + 1, size, pages } };
}

/** As AgentRunResponse says it. */
function runAnswer(run: StoredRun) {
  return {
    id: run.id,
    organization_id: ORGANIZATION,
    status: run.status,
    created_at: stamp(run.createdAt),
    web_url: `https://codegen.com/agent/trace/${run.id}`,
    result: run.result,
    summary: run.summary,
    source_type: run.source,
    github_pull_requests: run.pulls,
    metadata: run.metadata,
  };
}
