import { nextEntry, type Pull, type StoredRun, stamp } from './runs.ts';

export const ORGANIZATION = 4_711;
const FIRST_RUN = 70_001;
/** Longer than any test looks. */
const STEPS = 500;

/** What the organization has: its runs in the order of their creation, its repositories and people. */
export class Organization {
  readonly runs: StoredRun[] = [];
  repositories = [repository(1, 'web'), repository(2, 'api'), { ...repository(3, 'attic'), archived: true }];
  webhook: { url: string | null; enabled: boolean; has_secret: boolean } = {
    url: null,
    enabled: false,
    has_secret: false,
  };
  private readonly now: () => number;
  private nextId = FIRST_RUN;

  constructor(now: () => number) {
    this.now = now;
  }

  add(run: Partial<StoredRun> = {}): StoredRun {
    const added: StoredRun = {
      id: this.nextId++,
      status: 'ACTIVE',
      createdAt: this.now(),
      result: null,
      summary: null,
      source: 'API',
      pulls: [],
      metadata: null,
      log: [],
      stepsLeft: STEPS,
      banned: false,
      stopping: false,
      ...run,
    };
    this.runs.push(added);
    return added;
  }

  /** Runs from before anybody looked, one a minute, started elsewhere and over. */
  seed(count: number): void {
    for (let n = count; n > 0; n--) {
      const status = n % 9 === 0 ? 'ERROR' : 'COMPLETE';
      const source = SOURCES[n % SOURCES.length] ?? null;
      this.add({ status, source, createdAt: this.now() - n * 60_000, summary: n % 3 === 0 ? null : `Did part ${n}` });
    }
  }

  find(id: number): StoredRun | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** Every run that works does one step, or stops where it was asked to. */
  advance(): void {
    for (const run of this.runs) {
      if (run.stopping) run.status = 'CANCELLED';
      else if (run.status === 'ACTIVE') this.step(run);
      run.stopping = false;
    }
  }

  /** Stops every agent on the run's pull requests, and keeps their checks from starting new ones. */
  ban(run: StoredRun): void {
    const addresses = new Set(run.pulls.map((each) => each.url));
    for (const each of this.runs) {
      if (each !== run && !each.pulls.some(({ url }) => addresses.has(url))) continue;
      each.banned = true;
      each.stopping = each.status === 'ACTIVE';
    }
  }

  private step(run: StoredRun): void {
    run.log.push(nextEntry(run, this.now()));
    run.stepsLeft--;
    if (run.stepsLeft > 0) return;
    run.status = 'COMPLETE';
    run.summary = 'All done';
    run.result = 'The tests pass.';
    run.pulls = [pull(run.id, this.now())];
  }
}

const SOURCES = ['SLACK', 'LINEAR', 'GITHUB', 'GITHUB_CHECK_SUITE', null];

/** The pull request of this number. */
export function pull(number: number, at: number): Pull {
  return {
    id: 900_000 + number,
    title: `Part ${number}`,
    url: `https://github.com/acme/web/pull/${number}`,
    created_at: stamp(at),
    head_branch_name: `codegen/part-${number}`,
  };
}

/** A repository as RepoResponse says it. */
export function repository(id: number, name: string, owner = 'acme') {
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    description: id % 2 === 0 ? null : `All about ${name}`,
    github_id: String(1_000_000 + id),
    organization_id: ORGANIZATION,
    visibility: 'private',
    archived: id % 2 === 0 ? null : false,
    setup_status: 'READY',
    language: null,
  };
}
