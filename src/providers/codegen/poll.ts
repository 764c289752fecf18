import { AppError } from '../../domain/errors.ts';
import type { Changes, ProviderTools } from '../../domain/provider.ts';
import { isFinal, type RunSnapshot } from '../../domain/run.ts';
import type { RunAnswer } from './answers.ts';
import type { Api, Page } from './api.ts';
import type { Clock } from './clock.ts';
import { contentOf } from './content.ts';
import type { Limits } from './limits.ts';
import { OlderRuns } from './older-runs.ts';
import { type Place, readPlace, writePlace } from './place.ts';
import type { RunDesk } from './run-desk.ts';
import { SlowRound } from './slow-round.ts';
import { StepReader } from './step-reader.ts';
import { afterHead, afterPage, repeatsHead } from './walk.ts';

/** The newest runs are looked at no more often than this: twelve times in the thirty seconds of a budget. Milliseconds. */
const SHORTEST_SPACING = 2_500;
/** While nothing moves every second poll is spared, but never more than this, in milliseconds. */
const LONGEST_IDLE = 8_000;

export interface PollOptions extends Pick<ProviderTools, 'pollSeconds' | 'log'> {
  readonly api: Api;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly desk: RunDesk;
}

/**
 * What is new at Codegen, which cannot say it: the newest hundred runs at every poll, active ones further down each in its own turn, final
 * ones page by page in a slow round, and the whole list once at the beginning. All of it keeps to the polls' share of the limits.
 */
export class Poll {
  private readonly options: PollOptions;
  private readonly older: OlderRuns;
  private readonly round: SlowRound;
  private readonly steps: StepReader;
  private headAt = Number.NEGATIVE_INFINITY;

  constructor(options: PollOptions) {
    this.options = options;
    this.older = new OlderRuns(options);
    this.round = new SlowRound(options);
    this.steps = new StepReader(options);
  }

  /** The next poll looks at once, also at runs whose turn is not yet. */
  hint(): void {
    this.headAt = Number.NEGATIVE_INFINITY;
    this.older.soon();
  }

  async changes(cursor: string | null, watched: readonly string[], signal: AbortSignal): Promise<Changes> {
    const { limits } = this.options;
    const place = readPlace(cursor);
    const pause = limits.pausedFor('poll');
    if (pause > 0) throw new AppError('rate_limited', PAUSED, { retryAfter: pause });
    if (place.top === null || this.headIsDue(watched)) return this.lookAtHead(place, watched, signal);
    if (place.walk !== null && limits.hasRoom('sync')) return this.walkOn(place, place.walk, signal);
    return { runs: [], cursor, more: false, covers: 'listed', missing: [], asked: false };
  }

  private headIsDue(watched: readonly string[]): boolean {
    const { clock, limits, pollSeconds } = this.options;
    const idle = watched.length === 0 ? Math.min(1_500 * pollSeconds, LONGEST_IDLE) : 0;
    return clock.now() - this.headAt >= Math.max(SHORTEST_SPACING, idle) && limits.hasRoom('poll');
  }

  private async lookAtHead(place: Place, watched: readonly string[], signal: AbortSignal): Promise<Changes> {
    const { api, clock, limits } = this.options;
    const page = await api.listRuns(0, 'poll', signal);
    this.headAt = clock.now();
    const { news, told } = this.newsOf(page, place.told);
    const listed = new Set(page.items.map((run) => run.id));
    const further = watched.filter((id) => !listed.has(id));
    const { runs, missing } = await this.older.look(further, signal);
    const { top, walk } = afterHead(place, page);
    const rest = walk === null ? await this.round.goOn(page, signal) : [];
    return {
      runs: await this.steps.addSteps(unique([...news, ...runs, ...rest]), signal),
      cursor: writePlace({ top, walk, told }),
      more: walk !== null && limits.hasRoom('sync'),
      covers: 'listed',
      missing,
    };
  }

  /** One more page of the walk to where the list is known. */
  private async walkOn(place: Place, walk: NonNullable<Place['walk']>, signal: AbortSignal): Promise<Changes> {
    const { api, limits, log, desk } = this.options;
    const page = await api.listRuns(walk.skip, 'sync', signal);
    const stuck = repeatsHead(page, place.top);
    if (stuck) log.warn({ skip: walk.skip }, 'Codegen repeats the first page of its list; older runs cannot be read');
    const next = stuck ? null : afterPage(walk.skip, walk.until, page);
    return {
      runs: unique(page.items.map((answer) => desk.tell(answer))),
      cursor: writePlace({ ...place, walk: next }),
      more: next !== null && limits.hasRoom('sync'),
      covers: 'listed',
      missing: [],
    };
  }

  /** What the newest page tells: every run that moves, and final ones whose content is new. */
  private newsOf(page: Page<RunAnswer>, toldBefore: Place['told']): { news: RunSnapshot[]; told: Place['told'] } {
    const told: Record<string, string> = {};
    const news = page.items.flatMap((answer) => {
      const run = this.options.desk.tell(answer);
      if (!isFinal(run.status)) return [run];
      const content = contentOf(run, answer);
      told[run.externalId] = content;
      return toldBefore[run.externalId] === content ? [] : [run];
    });
    return { news, told };
  }
}

const PAUSED = 'Codegen asks for fewer requests. Nothing was lost; it is asked again when the pause is over.';

/** Pages shift while they are read: each run once, as it was seen first. */
function unique(runs: readonly RunSnapshot[]): RunSnapshot[] {
  const seen = new Map<string, RunSnapshot>();
  for (const run of runs) if (!seen.has(run.externalId)) seen.set(run.externalId, run);
  return [...seen.values()];
}
