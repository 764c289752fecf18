import type { Condition, Query } from '../domain/query/ast.ts';
import type { Status } from '../domain/run.ts';
import type { Dimension, Period } from '../domain/stats.ts';
import { DAY, HOUR } from '../domain/time.ts';
import { type Rolled, rolledName } from './rollup-share.ts';

/** How the rollups answer a question: which names of which dimension, of which statuses, within which time. */
export interface RollupPlan {
  readonly dimension: Rolled;
  /** Null: all of them. */
  readonly names: readonly string[] | null;
  readonly statuses: readonly Status[] | null;
  readonly from: number;
  readonly until: number;
}

/** Null where the rollups cannot tell: then the runs themselves are counted. */
export function planRollup(
  query: Query,
  period: Period,
  marks: readonly number[],
  by: Dimension | null,
): RollupPlan | null {
  if (query.mentionsArchived) return null;
  const conditions = flat(query.where);
  let plan: RollupPlan = { dimension: 'all', names: null, statuses: null, from: period.from, until: period.until };
  for (const condition of conditions) {
    const narrower = narrow(plan, condition);
    if (narrower === null) return null;
    plan = narrower;
  }
  const wanted = by === null || by === 'status' ? plan.dimension : by;
  if (plan.dimension !== 'all' && plan.dimension !== wanted) return null;
  const cuts = [plan.from, plan.until, ...marks];
  return cuts.every((at) => at % HOUR === 0) ? { ...plan, dimension: wanted } : null;
}

/** A stretch of rows to read: whole UTC days where that is possible, else hours. */
export interface Part {
  readonly grain: 'hour' | 'day';
  readonly from: number;
  readonly until: number;
}

/** The fewest rows that add up to the plan's time; `marks` are the moments at which they have to be told apart. */
export function partsOf(
  { from, until }: Pick<RollupPlan, 'from' | 'until'>,
  marks: readonly number[],
): readonly Part[] {
  const inner = marks.filter((at) => at > from && at < until);
  if (inner.some((at) => at % DAY !== 0)) return [{ grain: 'hour', from, until }];
  const [first, last] = [Math.ceil(from / DAY) * DAY, Math.floor(until / DAY) * DAY];
  if (first >= last) return [{ grain: 'hour', from, until }];
  const parts: Part[] = [
    { grain: 'hour', from, until: first },
    { grain: 'day', from: first, until: last },
    { grain: 'hour', from: last, until },
  ];
  return parts.filter((part) => part.from < part.until);
}

function flat(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.of.flatMap(flat) : [condition];
}

function narrow(plan: RollupPlan, condition: Condition): RollupPlan | null {
  switch (condition.kind) {
    case 'status':
      return { ...plan, statuses: common(plan.statuses, condition.values) };
    case 'name':
      return isRolled(condition.field) ? named(plan, condition.field, condition.values) : null;
    case 'by':
      return condition.names.length > 0 ? null : named(plan, 'person', condition.ids);
    case 'number':
      return condition.field === 'created' ? within(plan, condition) : null;
    default:
      return null;
  }
}

function isRolled(field: string): field is 'project' | 'provider' | 'model' {
  return field === 'project' || field === 'provider' || field === 'model';
}

function named(plan: RollupPlan, dimension: Rolled, keys: readonly string[]): RollupPlan | null {
  if (plan.dimension !== 'all' && plan.dimension !== dimension) return null;
  return { ...plan, dimension, names: common(plan.names, keys.map(rolledName)) };
}

function common<T>(known: readonly T[] | null, values: readonly T[]): readonly T[] {
  return known === null ? [...new Set(values)] : known.filter((value) => values.includes(value));
}

function within(
  plan: RollupPlan,
  { min, max, minOpen, maxOpen }: { min: number | null; max: number | null; minOpen: boolean; maxOpen: boolean },
): RollupPlan {
  const from = min === null ? plan.from : Math.max(plan.from, minOpen ? min + 1 : min);
  const until = max === null ? plan.until : Math.min(plan.until, maxOpen ? max : max + 1);
  return { ...plan, from, until: Math.max(from, until) };
}
