import type { AnyBlock, Button } from '@slack/types';
import type { Health } from '../domain/health.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Capabilities } from '../domain/provider.ts';
import { mayAct, type Role } from '../domain/role.ts';
import { isFinal, type Run } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { isFailing, isStale, providerAsOf } from './as-of.ts';
import { boardRow, type RowContext, rowText } from './board-row.ts';
import { preferenceBlocks } from './preferences.ts';
import { runButtons } from './run-buttons.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { inline, inlineCode, slackTime } from './text.ts';

/** How many runs that need somebody a page shows. */
export const HOME_FIRST = 6;
const PROVIDERS_SHOWN = 10;

/** All that somebody's App Home shows. */
export interface HomeInput {
  readonly role: Role;
  /** Runs that wait for this person, then those that wait in their projects. */
  readonly needs: readonly Run[];
  /** This person's own, those that are under way first. */
  readonly mine: readonly Run[];
  /** What is under way of everybody else. */
  readonly team: readonly Run[];
  /** How many there are in all, of which the lists show the first. */
  readonly counts: { readonly needs: number; readonly mine: number; readonly team: number };
  readonly health: Pick<Health, 'providers' | 'pollSeconds'>;
  readonly capabilities: (provider: string) => Capabilities | null;
  readonly preferences: Preferences;
  readonly zone: string;
  readonly now: number;
}

/** Somebody's own page: what needs them, their runs, everybody's, whether the providers answer, and how they want to see it. */
export function home(input: HomeInput): readonly AnyBlock[] {
  return [
    ...buttonRow('home-start', startButtons(input)),
    ...needsPart(input),
    ...minePart(input),
    ...teamPart(input),
    ...heading('home-providers', 'Providers'),
    section(FRESHNESS, freshnessLines(input)),
    ...heading('home-preferences', 'Preferences'),
    ...preferenceBlocks(input.preferences),
    ...context('home-footer', [
      mrkdwn(`You are ${input.role} · times are in ${inline(input.zone, 60)}, as Slack has it`),
      mrkdwn(`In any channel: ${inlineCode('/runs', 20)} · in a thread: mention me and say what to do`),
    ]),
  ];
}

/** What of a page has to be put up anew when it changes: everything but when the providers last answered. */
export function homeSubstance(blocks: readonly AnyBlock[]): string {
  return JSON.stringify(
    blocks.map((block) => (block.block_id === FRESHNESS ? JSON.stringify(block).replace(/<!date[^>]*>/g, '') : block)),
  );
}

const FRESHNESS = 'home-freshness';

function startButtons({ role }: HomeInput): readonly Button[] {
  const start = mayAct(role, 'operator') ? [button('new-run', 'New run', null, { style: 'primary' })] : [];
  return [...start, button('page', 'Status page', null), button('help', 'Help', null)];
}

function needsPart(input: HomeInput): readonly AnyBlock[] {
  if (input.needs.length === 0) return [section('home-needs', ['✅ *Nothing needs you right now.*'])];
  return [
    ...heading('home-needs', `Needs you · ${input.counts.needs}`),
    ...input.needs.flatMap((run) => withButtons(run, input)),
    ...more('home-needs-more', input.counts.needs - input.needs.length, 'status:waiting'),
  ];
}

function minePart(input: HomeInput): readonly AnyBlock[] {
  if (input.mine.length === 0 && input.needs.length > 0) return [];
  return [
    ...heading('home-mine', 'My runs'),
    ...(input.mine.length === 0
      ? [section('home-mine-none', [`None yet. Press *New run*, or type ${inlineCode('/runs new <what to do>', 80)}.`])]
      : input.mine.flatMap((run) => ownRun(run, input))),
    ...more('home-mine-more', input.counts.mine - input.mine.length, 'is:mine'),
  ];
}

function teamPart(input: HomeInput): readonly AnyBlock[] {
  if (input.team.length === 0) return [];
  return [
    ...heading('home-team', `Under way in the team · ${input.counts.team}`),
    ...input.team.map((run) => boardRow(run, rowContext(input))),
    ...more('home-team-more', input.counts.team - input.team.length, 'is:active'),
  ];
}

function heading(blockId: string, text: string): readonly AnyBlock[] {
  return [{ type: 'divider', block_id: `${blockId}-divider` }, header(blockId, text)];
}

/** Whose it is needs no saying; what has ended leaves its actions to a menu. */
function ownRun(run: Run, input: HomeInput): readonly AnyBlock[] {
  const mine = { ...run, by: null };
  return isFinal(run.status) ? [boardRow(mine, rowContext(input))] : withButtons(mine, input);
}

function withButtons(run: Run, input: HomeInput): readonly AnyBlock[] {
  const { capabilities } = rowContext(input);
  return [
    rowText(run, rowContext(input)),
    ...buttonRow(`do:${run.number}`, runButtons(run, capabilities(run.provider))),
  ];
}

/** Slack keeps such moments right by itself, so that a page need not be drawn again for them. */
function rowContext({ now, health, preferences, capabilities, role }: HomeInput): RowContext {
  return {
    now,
    providers: health.providers,
    // Who may not act is not offered what they may not do.
    capabilities: mayAct(role, 'operator') ? capabilities : () => null,
    moment: preferences.times === 'full' ? (at) => slackTime(at) : (at) => slackTime(at, '{ago}'),
  };
}

function more(blockId: string, hidden: number, query: string): readonly AnyBlock[] {
  if (hidden <= 0) return [];
  return context(blockId, [
    mrkdwn(`and ${hidden.toLocaleString('en-US')} more: ${inlineCode(`/runs list ${query}`, 80)}`),
  ]);
}

function freshnessLines({ health: { providers, pollSeconds }, now }: HomeInput): readonly string[] {
  if (providers.length === 0) return ['⚠️ No provider is connected.'];
  const hidden = providers.length - PROVIDERS_SHOWN;
  const lines = providers.slice(0, PROVIDERS_SHOWN).map((provider) => {
    const well = !isFailing(provider) && !isStale(provider, pollSeconds, now);
    return `${well ? '✅' : '⚠️'} ${providerAsOf(provider)}`;
  });
  return hidden > 0 ? [...lines, `and ${hidden} more: ${inlineCode('/runs status', 40)}`] : lines;
}
