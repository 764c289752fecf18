import { dollars, tokens } from '../domain/money.ts';
import type { Run } from '../domain/run.ts';
import { clip } from '../domain/text.ts';
import { duration } from '../domain/time.ts';
import type { Scope } from './page.ts';
import type { Reads } from './reads.ts';
import { timeTaken, wholePercent } from './run-row.ts';
import { statusWord } from './words.ts';

const LETTERS = 1_500;
/** What a run can be without, so that nothing said is nothing there. */
const MAY_BE_NONE: readonly string[] = ['Pull requests', 'Summary', 'Error', 'Plan'];

/** One fact of two runs. */
export interface Compared {
  readonly label: string;
  readonly one: string;
  readonly other: string;
  readonly differs: boolean;
}

/** Two runs beside each other. */
export interface Comparison {
  readonly one: number;
  readonly other: number;
  readonly rows: readonly Compared[];
  readonly backHref: string;
}

type Fact = readonly [label: string, of: (run: Run, now: number) => string | null];

const OPEN_FACTS: readonly Fact[] = [
  ['Status', ({ status }) => statusWord(status)],
  ['Attempt', ({ attempt }) => String(attempt)],
  ['Provider', ({ provider }) => provider],
  ['Took', (run, now) => duration(timeTaken(run, now))],
  ['Progress', ({ progress }) => (progress === null ? null : `${wholePercent(progress)}%`)],
];
const FACTS: readonly Fact[] = [
  ...OPEN_FACTS,
  ['Cost', ({ costMicros }) => dollars(costMicros)],
  ['Tokens', (run) => tokens(run.tokens)],
  ['Project', ({ project }) => project],
  ['Agent', ({ agent }) => agent],
  ['Model', ({ model }) => model],
  ['Started by', ({ by }) => by?.name ?? null],
  ['Branch', ({ branch }) => branch],
  ['Plan', ({ plan }) => planWords(plan)],
  ['Pull requests', ({ pullRequests }) => pullRequests.map(({ url }) => url).join('\n') || null],
  ['Prompt', ({ prompt }) => prompt],
  ['Summary', ({ summary }) => summary],
  ['Error', ({ error }) => error],
];

/** The run beside another that the address names; null where it names none. */
export async function comparisonOf(
  run: Run,
  asked: string | null,
  now: number,
  scope: Scope,
  reads: Reads,
): Promise<Comparison | null> {
  if (asked === null || !/^#?\d{1,12}$/.test(asked)) return null;
  const other = await reads.runs.get(Number(asked.replace('#', '')));
  if (other === null || other.number === run.number) return null;
  const rows = (scope === 'everything' ? FACTS : OPEN_FACTS).flatMap(([label, of]): Compared[] => {
    const [left, right] = [of(run, now), of(other, now)];
    if (left === null && right === null) return [];
    return [{ label, one: shown(left, label), other: shown(right, label), differs: left !== right }];
  });
  return { one: run.number, other: other.number, rows, backHref: `/runs/${run.number}` };
}

function planWords(plan: Run['plan']): string | null {
  if (plan.length === 0) return null;
  return `${plan.filter(({ state }) => state === 'done').length} of ${plan.length} steps done`;
}

function shown(text: string | null, label: string): string {
  return text === null ? (MAY_BE_NONE.includes(label) ? 'none' : 'unknown') : clip(text, LETTERS);
}
