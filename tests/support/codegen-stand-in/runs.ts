/** A log entry as AgentRunLogResponse says it. */
export interface Entry {
  readonly agent_run_id: number;
  readonly created_at: string;
  readonly message_type: string;
  readonly tool_name?: string | null;
  readonly thought?: string | null;
  readonly observation?: unknown;
  readonly tool_input?: object | null;
  readonly tool_output?: object | null;
}

/** A pull request as GithubPullRequestResponse says it. */
export interface Pull {
  readonly id: number;
  readonly title: string | null;
  readonly url: string | null;
  readonly created_at: string;
  readonly head_branch_name: string | null;
}

/** One run as the stand-in keeps it. */
export interface StoredRun {
  readonly id: number;
  status: string | null;
  readonly createdAt: number;
  result: string | null;
  summary: string | null;
  readonly source: string | null;
  pulls: Pull[];
  metadata: object | null;
  readonly log: Entry[];
  /** How many more steps it takes to be complete. */
  stepsLeft: number;
  /** Its pull request's checks start no agents. */
  banned: boolean;
  /** Its agents are being stopped. */
  stopping: boolean;
}

/** As live answers had it: a space, microseconds, no zone. */
export function stamp(at: number): string {
  return `${new Date(at).toISOString().replace('T', ' ').replace('Z', '')}338`;
}

/** The next log entry of a run that works: the types take turns, each with the fields that the documentation promises. */
export function nextEntry(run: StoredRun, now: number): Entry {
  const turn = run.log.length;
  const type = TYPES[turn % TYPES.length] ?? 'ACTION';
  const base = { agent_run_id: run.id, created_at: stamp(now), message_type: type };
  if (type === 'ACTION') {
    const command = `npm test -- part-${turn}`;
    return { ...base, tool_name: 'RunCommand', tool_input: { command }, tool_output: { output: `${turn} passed` } };
  }
  if (type === 'PLAN_EVALUATION') return { ...base, thought: `- [x] Read the code\n- [ ] Change part ${turn}` };
  return { ...base, thought: null, observation: `What ${type} says at step ${turn}` };
}

export const TYPES = [
  'ACTION',
  'PLAN_EVALUATION',
  'ACTION',
  'COMMIT_EVALUATION',
  'INITIAL_PR_GENERATION',
  'DETECT_PR_ERRORS',
  'FIX_PR_ERRORS',
  'PR_EVALUATION',
  'PR_CREATION_FAILED',
  'USER_GITHUB_ISSUE_COMMENT',
  'USER_MESSAGE',
  'AGENT_RUN_LINK',
  'ERROR',
  'FINAL_ANSWER',
];
