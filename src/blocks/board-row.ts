import type { Overflow, SectionBlock } from '@slack/types';
import type { ProviderHealth } from '../domain/health.ts';
import { LIFECYCLE, PENDING_WORD } from '../domain/lifecycle.ts';
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
  /** How to tell a moment in mrkdwn; null: lengths of time, counted from now. */
  readonly moment: ((at: number) => string) | null;
}

/** One run of a list, in two lines and for those that need somebody a third; its menu holds what can be done. */
export function boardRow(run: Run, row: RowContext): SectionBlock {
  return { ...rowText(run, row), accessory: menu(run, row.capabilities(run.provider)) };
}

/** The same without its menu. */
export function rowText(run: Run, row: RowContext): SectionBlock {
  const { emoji } = STATUS_WORDS[run.status];
  return section(`run:${run.number}`, [
    `${emoji} ${bold(`#${run.number} ${shownTitle(run)}`, 90)}`,
    facts(run, row).join(' · '),
    concern(run),
  ]);
}

function facts(run: Run, row: RowContext): readonly string[] {
  const provider = row.providers.find(({ name }) => name === run.provider);
  const all = [
    provider !== undefined && isFailing(provider) && !isFinal(run.status)
      ? `⚠️ ${inline(run.provider, 30)} not answering`
      : null,
    statusWords(run),
    row.moment === null ? lengthWords(run, row.now) : momentWords(run, row.moment),
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

function momentWords(run: Run, moment: (at: number) => string): string {
  if (isFinal(run.status)) return run.finishedAt === null ? 'end unknown' : `ended ${moment(run.finishedAt)}`;
  return run.startedAt === null ? `asked for ${moment(run.createdAt)}` : `started ${moment(run.startedAt)}`;
}

function lengthWords(run: Run, now: number): string {
  if (isFinal(run.status)) return run.finishedAt === null ? 'end unknown' : ago(now - run.finishedAt);
  const length = elapsed(run, now);
  return length === null ? `for ${duration(now - run.createdAt)}` : duration(length);
}

function concern(run: Run): string | null {
  const text = run.status === 'waiting' ? run.question : run.status === 'failed' ? run.error : null;
  const line = inline((text ?? '').trim().split('\n')[0] ?? '', 120);
  return line === '' ? null : `↳ ${line}`;
}

/** Slack takes no more lines in such a menu. */
const MENU_LINES = 5;

/** The card, what can be done now, the logs, and what we do ourselves as far as there is room. */
function menu(run: Run, capabilities: Capabilities | null): Overflow {
  const first = [
    ['show', 'Show its card'] as const,
    ...offered(run, capabilities).map((action) => [action, menuLabel(action, run)] as const),
  ];
  const own = ownChoices(run).slice(0, MENU_LINES - first.length - 1);
  return {
    type: 'overflow',
    action_id: 'run-menu',
    options: [...first, ...own, ['logs', 'Logs'] as const].map(([choice, label]) => ({
      text: { type: 'plain_text', text: label, emoji: true },
      value: menuValue(choice, run),
    })),
  };
}

/** What needs no provider. */
function ownChoices(run: Run) {
  const edit = ['edit', 'Edit…'] as const;
  if (run.archivedAt !== null) return [['restore', 'Restore'] as const, edit];
  return LIFECYCLE[run.status].includes('archive') ? [['archive', 'Archive'] as const, edit] : [edit];
}

/** Three dots: it asks before it does anything. */
function menuLabel(action: ButtonAction, run: Run): string {
  return `${actionLabel(action, run)}${asksFirst(action) ? '…' : ''}`;
}
