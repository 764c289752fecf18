import type { Overflow, SectionBlock } from '@slack/types';
import type { ProviderHealth } from '../domain/health.ts';
import { PENDING_WORD } from '../domain/lifecycle.ts';
import type { Capabilities } from '../domain/provider.ts';
import { isFinal, type Run } from '../domain/run.ts';
import { ago, duration } from '../domain/time.ts';
import { isFailing } from './as-of.ts';
import { menuValue } from './button-values.ts';
import { actionLabel, asksFirst, type ButtonAction, offered } from './run-buttons.ts';
import { cost, elapsed, percent, shownTitle } from './run-facts.ts';
import { section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { bold, inline } from './text.ts';

/** What a row has to know besides its run. */
export interface RowContext {
  readonly now: number;
  readonly providers: readonly ProviderHealth[];
  readonly capabilities: (provider: string) => Capabilities | null;
}

/** One run of a list, in two lines and for those that need somebody a third; its menu holds what can be done. */
export function boardRow(run: Run, row: RowContext): SectionBlock {
  const { emoji } = STATUS_WORDS[run.status];
  return {
    ...section(`run:${run.number}`, [
      `${emoji} ${bold(`#${run.number} ${shownTitle(run)}`, 90)}`,
      facts(run, row).join(' · '),
      concern(run),
    ]),
    accessory: menu(run, row.capabilities(run.provider)),
  };
}

function facts(run: Run, { now, providers }: RowContext): readonly string[] {
  const provider = providers.find(({ name }) => name === run.provider);
  const all = [
    provider !== undefined && isFailing(provider) ? '⚠️ not answering' : null,
    statusWords(run),
    timeWords(run, now),
    cost(run),
    run.project === null ? null : inline(run.project, 30),
    run.by === null ? null : inline(run.by.name, 30),
  ];
  return all.filter((fact) => fact !== null && fact !== '').map(String);
}

function statusWords(run: Run): string {
  const { word } = STATUS_WORDS[run.status];
  const pending = run.pending === null ? '' : `, ${PENDING_WORD[run.pending.action]}…`;
  const progress = run.progress === null || isFinal(run.status) ? '' : ` ${percent(run.progress)}%`;
  return `${word}${progress}${pending}`;
}

function timeWords(run: Run, now: number): string {
  if (isFinal(run.status)) return run.finishedAt === null ? 'end unknown' : ago(now - run.finishedAt);
  const length = elapsed(run, now);
  return length === null ? `asked for ${ago(now - run.createdAt)}` : duration(length);
}

function concern(run: Run): string | null {
  const text = run.status === 'waiting' ? run.question : run.status === 'failed' ? run.error : null;
  const line = inline(text ?? '', 120);
  return line === '' ? null : `↳ ${line}`;
}

/** The card, what can be done now (three at most, for Slack takes five options), the logs. */
function menu(run: Run, capabilities: Capabilities | null): Overflow {
  const choices = [
    ['show', 'Show its card'] as const,
    ...offered(run, capabilities).map((action) => [action, menuLabel(action, run)] as const),
    ['logs', 'Logs'] as const,
  ];
  return {
    type: 'overflow',
    action_id: 'run-menu',
    options: choices.map(([choice, label]) => ({
      text: { type: 'plain_text', text: label, emoji: true },
      value: menuValue(choice, run),
    })),
  };
}

/** Three dots: it asks before it does anything. */
function menuLabel(action: ButtonAction, run: Run): string {
  return `${actionLabel(action, run)}${asksFirst(action) ? '…' : ''}`;
}
