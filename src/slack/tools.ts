import type { Freshness, Health } from '../domain/health.ts';
import type { ProviderAction } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { Capabilities } from '../domain/provider.ts';
import type { Query } from '../domain/query/ast.ts';
import type { ActOutcome, ActRequest, LogView, Place, StartRequest } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import type { Post } from '../store/post.ts';
import type { RunReads } from '../store/store.ts';

/** Everything that Slack may ask of the rest of the program. What it only looks at are reads; each verb is one function. */
export interface Tools {
  now(): number;
  readonly runs: RunReads;
  /** Reads a query as this person means it; throws AppError('invalid') with a sentence that points at the place. */
  query(text: string, person: Person, zone: string): Promise<Query>;
  freshness(run: Run): Promise<Freshness>;
  capabilities(provider: string): Capabilities | null;
  /** Starts a run; resolves once it is recorded (the provider is asked after that). */
  start(request: StartRequest): Promise<Run>;
  act(action: ProviderAction, request: ActRequest): Promise<ActOutcome>;
  /** A new run with the same input; resolves once it is recorded. */
  retry(
    request: ActRequest & { readonly prompt?: string | null; readonly place: Place | null },
  ): Promise<{ state: 'requested' | 'already'; run: Run }>;
  /** Wants the live card of a run here; one that stands in the channel already stays the only one and is returned (its `ts` is not null). */
  show(run: number, place: Place): Promise<Post>;
  /** A page of log lines; `from` negative counts from the end. */
  logs(run: number, from: number, limit: number): Promise<LogView>;
  projects(): Promise<readonly Project[]>;
  changeProject(
    name: string,
    change: { readonly channel?: string | null; readonly agent?: string | null; readonly description?: string | null },
    by: Person,
  ): Promise<Project>;
  choices(): Promise<{
    readonly providers: readonly string[];
    readonly agents: readonly string[];
    readonly models: readonly string[];
  }>;
  health(): Promise<Health>;
  /** A link to the status page for this person; signed where the page is private. */
  pageLink(person: Person, path?: string): Promise<string>;
  /** Writes down that a content key was acted on; true the first time. For actions that have no key of their own. */
  take(key: string): Promise<boolean>;
}
