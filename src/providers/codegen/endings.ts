import { isFinal, type RunSnapshot } from '../../domain/run.ts';

/** A run that nobody looked at for longer than this ended at an unknown time, in milliseconds. */
const TRUSTED_GAP = 600_000;
const MOST_KEPT = 5_000;

/**
 * When runs ended. The API does not say; but a run that was seen moving and is seen final within ten minutes has ended in
 * between, and the first look that saw it final is when. Anything else stays unknown.
 */
export class Endings {
  private readonly moving = new Map<string, number>();
  private readonly ended = new Map<string, number>();

  /** The run with its end, as far as it is known. */
  complete(run: RunSnapshot, now: number): RunSnapshot {
    const { externalId: id } = run;
    if (!isFinal(run.status)) {
      this.ended.delete(id);
      keep(this.moving, id, now);
      return run;
    }
    const movedAt = this.moving.get(id);
    this.moving.delete(id);
    if (movedAt !== undefined && now - movedAt <= TRUSTED_GAP) keep(this.ended, id, Math.max(now, run.createdAt));
    return { ...run, finishedAt: this.ended.get(id) ?? null };
  }
}

/** The one that was not touched for longest goes first. */
function keep(map: Map<string, number>, id: string, at: number): void {
  map.delete(id);
  map.set(id, at);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
}
