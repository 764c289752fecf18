import type { Query } from '../domain/query/ast.ts';
import type { Period } from '../domain/stats.ts';

/** What Slack may ask of charts. */
export interface ChartTools {
  /** Every chart by its name, with its title. */
  readonly titles: ReadonlyMap<string, string>;
  /** Throws AppError('not_found') with the nearest name for a chart that there is not. */
  draw(
    name: string,
    query: Query,
    period: Period,
  ): Promise<{
    readonly title: string;
    /** What it shows, for those who do not see it. */
    readonly words: string;
    readonly png: Buffer;
  }>;
}
