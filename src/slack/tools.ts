import type { Freshness, Health } from '../domain/health.ts';
import type { ProviderAction } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Project } from '../domain/project.ts';
import type { Capabilities } from '../domain/provider.ts';
import type { Query } from '../domain/query/ast.ts';
import type {
  ActOutcome,
  ActRequest,
  EditRequest,
  KeepOutcome,
  KeepRequest,
  LogView,
  Place,
  ProjectRequest,
  StartRequest,
  ViewRequest,
} from '../domain/requests.ts';
import type { Member, Role } from '../domain/role.ts';
import type { Run } from '../domain/run.ts';
import type { StatsReads } from '../domain/stats.ts';
import type { CategoryReport, ValidationReport } from '../domain/validation.ts';
import type { View } from '../domain/view.ts';
import type { Homes } from '../store/home.ts';
import type { Post } from '../store/post.ts';
import type { RunReads } from '../store/run-store.ts';
import type { BulkTools } from './bulk-tools.ts';
import type { ChartTools } from './chart-tools.ts';

/** Everything that Slack may ask of the rest of the program. What it only looks at are reads; each verb is one function. */
export interface Tools {
  now(): number;
  readonly runs: RunReads;
  readonly stats: StatsReads;
  readonly charts: ChartTools;
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
  /** Lifts what a cancel did beside stopping the run. */
  unban(run: number): Promise<Run>;
  /** Wants the live card of a run here; one that stands in the channel already stays the only one and is returned (its `ts` is not null). */
  show(run: number, place: Place): Promise<Post>;
  /** Wants one board in a channel that stays there; `changed`: one stands there already and shows that from now on. */
  putBoard(request: {
    readonly channel: string;
    readonly query: string;
    readonly by: Person;
    readonly zone: string;
  }): Promise<{ readonly changed: boolean }>;
  /** Keeps the board of a channel no longer. */
  removeBoard(channel: string): Promise<void>;
  /** The newest run whose card stands in this thread or begins it; null: none. */
  runIn(channel: string, threadTs: string): Promise<Run | null>;
  /** A page of log lines; `from` negative counts from the end. */
  logs(run: number, from: number, limit: number): Promise<LogView>;
  /** Changes what we keep of a run ourselves: no provider is asked. */
  edit(request: EditRequest): Promise<KeepOutcome>;
  archive(request: KeepRequest): Promise<KeepOutcome>;
  restore(request: KeepRequest): Promise<KeepOutcome>;
  /** One action on many runs. */
  readonly bulk: BulkTools;
  /** All of them, archived ones too. */
  projects(): Promise<readonly Project[]>;
  addProject(request: ProjectRequest): Promise<Project>;
  changeProject(request: ProjectRequest): Promise<Project>;
  archiveProject(request: Omit<ProjectRequest, 'change'> & { readonly archived: boolean }): Promise<Project>;
  /** The views that this person can use. */
  views(person: Person): Promise<readonly View[]>;
  saveView(request: ViewRequest & { readonly query: string; readonly zone: string }): Promise<View>;
  shareView(request: ViewRequest): Promise<View>;
  /** Null: it was removed when this was asked the first time. */
  removeView(request: ViewRequest): Promise<View | null>;
  preferences(person: Person): Promise<Preferences>;
  /** Changes what is given. */
  prefer(person: Person, change: Partial<Preferences>): Promise<Preferences>;
  readonly homes: Homes;
  /** The number of the journal's newest event. */
  newest(): Promise<number>;
  /** What this person may do at this moment; who comes for the first time gets a role. */
  role(person: Person, zone: string): Promise<Role>;
  /** Who was here last comes first, at most 100. */
  people(): Promise<readonly Member[]>;
  admins(): Promise<readonly Member[]>;
  /** The role of who comes for the first time. */
  defaultRole(): Promise<Role>;
  setRole(request: {
    readonly key: string;
    readonly by: Person;
    readonly person: Person;
    readonly role: Role;
  }): Promise<Member>;
  setDefaultRole(request: { readonly key: string; readonly by: Person; readonly role: Role }): Promise<void>;
  /** Examines one provider, or each of them; only reading, unless it may write. `told` hears of every category that is through. */
  validate(request: {
    readonly provider: string | null;
    readonly write: boolean;
    readonly told: (provider: string, category: CategoryReport) => void;
  }): Promise<readonly ValidationReport[]>;
  choices(): Promise<{
    readonly providers: readonly string[];
    readonly agents: readonly string[];
    readonly models: readonly string[];
  }>;
  health(): Promise<Health>;
  /** The number of the run that an address on the status page leads to; null for any other address. */
  linkedRun(url: string): number | null;
  /** A link to the status page for this person; signed where the page is private. */
  pageLink(person: Person, path?: string): Promise<string>;
  /** Writes down that a content key was acted on; true the first time. For actions that have no key of their own. */
  take(key: string): Promise<boolean>;
}
