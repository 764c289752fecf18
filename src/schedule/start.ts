import cron from 'node-cron';
import type { Job, JobTools } from './job.ts';

/** Rings every job at its time until stopped; `stop` resolves once what was running has ended. */
export function startJobs(
  jobs: ReadonlyMap<string, Job>,
  tools: JobTools,
  failed: (job: string, error: unknown) => void,
): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const ring = (name: string, job: Job): Promise<void> => {
    const work = running.get(name) ?? job.run(tools).catch((error) => failed(name, error));
    running.set(name, work);
    return work.finally(() => running.delete(name));
  };
  const ends = [...jobs].map(([name, job]) => {
    const { when } = job;
    if ('cron' in when) return onCron(when.cron, () => ring(name, job));
    return repeat(when.everySeconds(tools) * 1_000, () => ring(name, job));
  });
  return {
    async stop() {
      for (const end of ends) end();
      await Promise.all(running.values());
    },
  };
}

function onCron(line: string, ring: () => Promise<void>): () => void {
  const task = cron.schedule(line, ring, { timezone: 'Etc/UTC', noOverlap: true });
  return () => void task.stop();
}

/** The pause counts from the end of one ring to the next, so that slow work never piles up. */
function repeat(pause: number, ring: () => Promise<void>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (!stopped) timer = setTimeout(() => ring().then(next), pause);
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
