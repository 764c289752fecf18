/** What the clock may ask of the rest. */
export interface JobTools {
  readonly pollSeconds: number;
  poll(): Promise<void>;
  settle(): Promise<void>;
  bulk(): Promise<void>;
  tell(): Promise<void>;
  projects(): Promise<void>;
  sweep(): Promise<void>;
}

/** Something done by the clock: every so many seconds after it last ended, or by a cron line in UTC. Never overlapping. */
export interface Job {
  readonly when: { readonly everySeconds: (tools: JobTools) => number } | { readonly cron: string };
  run(tools: JobTools): Promise<void>;
}

export function defineJob(job: Job): Job {
  return job;
}
