import { dollars, tokens } from '../domain/money.ts';
import { costPerSuccess, type Figures, successRate } from '../domain/stats.ts';
import { duration } from '../domain/time.ts';
import { changeOf, changeOfShare, knownCost } from './change.ts';
import type { Scope } from './page.ts';
import { runsHref } from './run-query.ts';
import type { Tile } from './tiles.ts';
import { count, percent, plural } from './words.ts';

const BEFORE = 'the time before';

/** The figures of a period, each against the same time before. `narrow` is the query for just these runs. */
export function figureTiles(now: Figures, before: Figures, narrow: string, scope: Scope): Tile[] {
  const common = [success(now, before, narrow), length(now, before, narrow)];
  const rest = scope === 'everything' ? [...common, ...money(now, before, narrow)] : common;
  return [runs(now, before, narrow), ...rest.map((tile) => (before.runs === 0 ? { ...tile, change: null } : tile))];
}

function runs(now: Figures, before: Figures, narrow: string): Tile {
  const { byStatus } = now;
  return {
    label: 'Runs',
    value: count(now.runs),
    detail: `${count(byStatus.completed)} completed, ${count(byStatus.failed)} failed, ${count(now.runs - now.final)} not ended`,
    change: changeOf(now.runs, before.runs, BEFORE),
    href: runsHref(narrow),
    tone: null,
  };
}

function success(now: Figures, before: Figures, narrow: string): Tile {
  return {
    label: 'Success',
    value: percent(successRate(now)),
    detail: now.final === 0 ? 'no run has ended' : `${count(now.completed)} of the ${count(now.final)} that ended`,
    change: changeOfShare(successRate(now), successRate(before), BEFORE),
    href: runsHref(`${narrow} is:final`.trim()),
    tone: null,
  };
}

function length(now: Figures, before: Figures, narrow: string): Tile {
  const { durationP50, durationP95, durations } = now;
  return {
    label: 'Typical length',
    value: duration(durationP50),
    detail:
      durations === 0 ? 'no run has ended' : `95% within ${duration(durationP95)}, over ${plural(durations, 'run')}`,
    change: changeOf(durationP50, before.durationP50, BEFORE),
    href: runsHref(`${narrow} sort:-duration`.trim()),
    tone: null,
  };
}

function money(now: Figures, before: Figures, narrow: string): Tile[] {
  const dear = runsHref(`${narrow} sort:-cost`.trim());
  const each = costPerSuccess(now);
  return [
    {
      label: 'Cost',
      value: dollars(knownCost(now)),
      detail: coverage(now.costKnown, now.runs),
      change: changeOf(knownCost(now), knownCost(before), BEFORE),
      href: dear,
      tone: null,
    },
    {
      label: 'Cost per success',
      value: dollars(each),
      detail: `over ${plural(now.completedCostKnown, 'completed run')}`,
      change: changeOf(each, costPerSuccess(before), BEFORE),
      href: dear,
      tone: null,
    },
    {
      label: 'Tokens',
      value: tokens(now.tokensKnown === 0 && now.runs > 0 ? null : now.tokens),
      detail: coverage(now.tokensKnown, now.runs),
      change: changeOf(now.tokens, before.tokens, BEFORE),
      href: runsHref(`${narrow} sort:-tokens`.trim()),
      tone: null,
    },
  ];
}

function coverage(known: number, runs: number): string {
  return known === runs ? `over ${plural(runs, 'run')}` : `over ${count(known)} of ${plural(runs, 'run')}`;
}
