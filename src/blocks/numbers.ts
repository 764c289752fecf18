import type { ActionsBlock, SectionBlock, StaticSelect } from '@slack/types';
import type { Health } from '../domain/health.ts';
import { covered, type Measured, type MeasureName, measure } from '../domain/measures.ts';
import { dollars, tokens } from '../domain/money.ts';
import { periodWords } from '../domain/period.ts';
import { DIMENSIONS, type Dimension, type Figures, type Named, type Period, successRate } from '../domain/stats.ts';
import { duration } from '../domain/time.ts';
import type { ActionId } from './actions.ts';
import { listAsOf } from './as-of.ts';
import type { Message } from './message.ts';
import { type NumbersState, numbersBlock } from './numbers-value.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { bold, inline, inlineCode, plainText } from './text.ts';

/** How many names a message of numbers lists. */
export const NAMES_SHOWN = 10;

/** All that a message of numbers says. */
export interface NumbersInput {
  readonly kind: 'stats' | 'cost';
  readonly state: NumbersState;
  readonly period: Period;
  readonly figures: Figures;
  readonly earlier: Figures;
  readonly names: readonly Named[];
  readonly health: Pick<Health, 'providers' | 'pollSeconds'>;
  readonly now: number;
}

const SHOWN: Readonly<Record<NumbersInput['kind'], readonly MeasureName[]>> = {
  stats: ['runs', 'success', 'completed', 'throughput', 'duration-p50', 'duration-p95', 'queue-p50', 'cost', 'tokens'],
  cost: ['cost', 'cost-per-success', 'tokens', 'runs'],
};
const TITLES: Readonly<Record<NumbersInput['kind'], string>> = { stats: 'Statistics', cost: 'Cost' };
const PERIODS = [
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
  ['90d', 'Last 90 days'],
  ['this month', 'This month'],
  ['last month', 'Last month'],
] as const;
const BY: Readonly<Record<Dimension, string>> = {
  project: 'By project',
  person: 'By person',
  provider: 'By provider',
  model: 'By model',
  status: 'By status',
};
const UNNAMED: Readonly<Record<Dimension, string>> = {
  project: 'no project',
  person: 'nobody known',
  provider: 'no provider',
  model: 'model unknown',
  status: 'unknown',
};

/** Numbers over the runs that a query matches, against the time before, and told apart by name. */
export function numbers(input: NumbersInput): Message {
  const { kind, state, period, figures, names } = input;
  const title = `${TITLES[kind]} · ${periodWords(period)}`;
  const asked = inlineCode(state.q, 200) || 'all runs';
  const measured = SHOWN[kind].map((name) => measure(name, { figures, before: input.earlier, period, now: input.now }));
  const menus = menusOf(kind, state);
  if (figures.runs === 0) {
    return {
      text: title,
      blocks: [header('numbers-title', title), section('numbers-none', [nothing(input)]), ...menus],
    };
  }
  return {
    text: `${title}: ${headline(measured)}`,
    blocks: [
      header('numbers-title', title),
      ...context('numbers-query', [mrkdwn(`${asked} created in this time, against the same time before`)]),
      fields(measured),
      section('numbers-by', [`*${BY[state.by]}*`, ...names.map((each) => line(kind, state.by, each))]),
      ...menus,
      ...context('numbers-as-of', [
        mrkdwn(listAsOf(input.health, input.now)),
        mrkdwn(`days are those of ${inline(period.zone, 60)}`),
      ]),
    ],
  };
}

function headline(measured: readonly Measured[]): string {
  return measured
    .slice(0, 3)
    .map(({ label, value }) => `${label} ${value}`)
    .join(', ');
}

function nothing({ state, period, now }: NumbersInput): string {
  if (period.from > now) return 'This time lies ahead, so there is nothing to count yet.';
  const which = state.q === '' ? 'No run was' : `No run that matches ${inlineCode(state.q, 200)} was`;
  return `${which} created in this time. Choose a longer one, or start a run with ${inlineCode('/runs new', 20)}.`;
}

function fields(measured: readonly Measured[]): SectionBlock {
  const text = ({ label, value, detail, change, better }: Measured) => {
    const mark = better === null ? '' : better ? ', better' : ', worse';
    const against = change === null ? '' : `  ${change}${mark}`;
    return `*${label}*\n${value === 'unknown' ? '_unknown_' : bold(value, 40)}${against}${detail === null ? '' : `\n${detail}`}`;
  };
  return { type: 'section', block_id: 'numbers', fields: measured.slice(0, 10).map((each) => mrkdwn(text(each))) };
}

function line(kind: NumbersInput['kind'], by: Dimension, { name, figures }: Named): string {
  const shown = name === null ? `_${UNNAMED[by]}_` : bold(name, 60) || `_${UNNAMED[by]}_`;
  const cost = figures.costKnown === 0 ? 'cost unknown' : dollars(figures.costMicros);
  const part =
    figures.costKnown > 0 && figures.costKnown < figures.runs ? ` ${covered(figures.costKnown, figures.runs)}` : '';
  const runs = `${figures.runs.toLocaleString('en-US')} run${figures.runs === 1 ? '' : 's'}`;
  if (kind === 'cost') {
    const used = figures.tokensKnown === 0 ? 'tokens unknown' : `${tokens(figures.tokens)} tokens`;
    return `${shown}  ${cost}${part} · ${used} · ${runs}`;
  }
  const rate = successRate(figures);
  const success = rate === null ? 'none over yet' : `${Math.floor(rate * 100)}% success`;
  const took = figures.durationP50 === null ? '' : ` · typically ${duration(figures.durationP50)}`;
  return `${shown}  ${runs} · ${success}${took} · ${cost}${part}`;
}

function menusOf(kind: string, state: NumbersState): readonly ActionsBlock[] {
  const id = numbersBlock(kind, state);
  if (id === null) return [];
  const periods = PERIODS.some(([value]) => value === state.period)
    ? PERIODS
    : [[state.period, state.period], ...PERIODS];
  return [
    {
      type: 'actions',
      block_id: id,
      elements: [
        menu('numbers-period', periods as readonly (readonly [string, string])[], state.period),
        menu(
          'numbers-by',
          DIMENSIONS.map((each) => [each, BY[each]] as const),
          state.by,
        ),
      ],
    },
  ];
}

function menu(action: ActionId, choices: readonly (readonly [string, string])[], chosen: string): StaticSelect {
  const options = choices.flatMap(([value, label]) => {
    const text = plainText(label, 75);
    return text === '' || value.length > 75 ? [] : [{ text: { type: 'plain_text' as const, text }, value }];
  });
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: action,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}
