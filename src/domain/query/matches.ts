import { isFinal, type Run } from '../run.ts';
import { fold, searchWords, words } from '../text.ts';
import type { Condition, Flag, Having, NameField, NumberField, Query } from './ast.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** A run with what a query needs to know beside it. */
interface Seen {
  readonly run: Run;
  readonly query: Query;
  readonly coveredAt: number | null;
}

/**
 * Whether a run is one that the query means; the same as what `toSql` selects. `coveredAt` is up to when all runs of
 * its provider are known, null for never. Archived runs are not left out here: lists do that.
 */
export function matches(query: Query, run: Run, coveredAt: number | null): boolean {
  return holds(query.where, { run, query, coveredAt });
}

function holds(condition: Condition, seen: Seen): boolean {
  const { run, query } = seen;
  switch (condition.kind) {
    case 'and':
      return condition.of.every((part) => holds(part, seen));
    case 'or':
      return condition.of.some((part) => holds(part, seen));
    case 'not':
      return !holds(condition.of, seen);
    case 'status':
      return condition.values.includes(run.status);
    case 'name':
      return isOneOf(NAMES[condition.field](run), condition.values);
    case 'by':
      return isBy(condition, run);
    case 'tag':
      return run.tags.some((tag) => isOneOf(tag, condition.values));
    case 'id':
      return run.number >= condition.from && run.number <= condition.to;
    case 'number':
      return isWithin(condition, NUMBERS[condition.field](run, query.now));
    case 'flag':
      return FLAGS[condition.flag](seen);
    case 'has':
      return HAVING[condition.what](run);
    case 'words':
      return searchWords([run.title, run.prompt, run.summary, run.error]).some((field) =>
        hasPhrase(field, condition.words, condition.prefix),
      );
  }
}

function isOneOf(name: string | null, values: readonly string[]): boolean {
  return name !== null && values.includes(fold(name));
}

function isBy({ ids, names }: Of<'by'>, { by }: Run): boolean {
  if (by === null) return false;
  if (ids.includes(by.id)) return true;
  const known = words(by.name);
  return names.some((asked) => hasPhrase(known, asked, false));
}

function hasPhrase(field: readonly string[], phrase: readonly string[], prefix: boolean): boolean {
  const last = phrase.length - 1;
  return field.some((_, start) =>
    phrase.every((word, offset) => {
      const found = field[start + offset];
      return prefix && offset === last ? found?.startsWith(word) === true : found === word;
    }),
  );
}

function isWithin({ min, max, minOpen, maxOpen }: Of<'number'>, value: number | null): boolean {
  if (value === null) return false;
  const aboveMin = min === null || (minOpen ? value > min : value >= min);
  const belowMax = max === null || (maxOpen ? value < max : value <= max);
  return aboveMin && belowMax;
}

const NAMES: Readonly<Record<NameField, (run: Run) => string | null>> = {
  provider: (run) => run.provider,
  project: (run) => run.project,
  agent: (run) => run.agent,
  model: (run) => run.model,
  source: (run) => run.source,
};

const NUMBERS: Readonly<Record<NumberField, (run: Run, now: number) => number | null>> = {
  cost: (run) => run.costMicros,
  tokens: (run) => run.tokens,
  progress: (run) => run.progress,
  created: (run) => run.createdAt,
  finished: (run) => run.finishedAt,
  age: (run, now) => now - run.createdAt,
  duration: (run, now) => (run.startedAt === null ? null : (run.finishedAt ?? now) - run.startedAt),
};

const FLAGS: Readonly<Record<Flag, (seen: Seen) => boolean>> = {
  final: ({ run }) => isFinal(run.status),
  active: ({ run }) => !isFinal(run.status),
  archived: ({ run }) => run.archivedAt !== null,
  stuck: () => false,
  stale: ({ run, query, coveredAt }) => {
    const fresh = query.now - query.staleAfter;
    const isFresh = [run.seenAt, coveredAt].some((at) => at !== null && at >= fresh);
    return !isFinal(run.status) && !isFresh;
  },
};

const HAVING: Readonly<Record<Having, (run: Run) => boolean>> = {
  pr: (run) => run.pullRequests.length > 0,
  cost: (run) => run.costMicros !== null,
  error: (run) => run.error !== null,
};
