import type { RichTextBlock } from '@slack/types';
import type { Freshness } from '../domain/health.ts';
import { PENDING_WORD } from '../domain/lifecycle.ts';
import type { Capabilities } from '../domain/provider.ts';
import { isFinal, type Run } from '../domain/run.ts';
import { duration, HOUR } from '../domain/time.ts';
import { buttonRow } from './actions.ts';
import { runAsOf } from './as-of.ts';
import type { Message } from './message.ts';
import { literal, own, paragraph, quote, richText } from './rich-text.ts';
import { runButtons } from './run-buttons.ts';
import {
  elapsed,
  origin,
  outcomeBlock,
  planBlock,
  progressBar,
  pullRequestsBlock,
  shownTitle,
  spent,
  took,
} from './run-facts.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { capital, inline, link, slackTime } from './text.ts';

/** All that a card shows. */
export interface RunCardInput {
  readonly run: Run;
  readonly freshness: Freshness;
  /** Null where the run's provider is not connected. */
  readonly capabilities: Capabilities | null;
  readonly now: number;
}

/** One run, live: the same message from its start to its end, with the same places for the same things. */
export function runCard({ run, freshness, capabilities, now }: RunCardInput): Message {
  const head = headline(run);
  return {
    text: [`${inline(head, 400)}`, inline(concern(run), 300)].filter((line) => line !== '').join('\n'),
    blocks: [
      header('run-title', head),
      section('run-state', [stateLine(run, now), spentLine(run), pendingLine(run), noticeLine(run)]),
      ...context('run-origin', origin(run)),
      ...questionBlock(run, capabilities),
      ...outcomeBlock(run, 1200),
      ...(run.status === 'completed' || run.status === 'cancelled' ? [] : planBlock(run.plan)),
      ...pullRequestsBlock(run),
      ...context('run-footer', [mrkdwn(footer(run, freshness))]),
      ...buttonRow('run-actions', runButtons(run, capabilities)),
    ],
  };
}

/** Never the word of a status that the provider has not confirmed. */
function headline(run: Run): string {
  const { word, emoji } = STATUS_WORDS[run.status];
  const pending = moving(run);
  const state = pending === null ? `${emoji} ${word}` : `⏳ ${pending}`;
  return `${state} · #${run.number} · ${shownTitle(run)}`;
}

/** `Cancelling…` while its provider has not confirmed that; null where no change of status is under way. */
function moving(run: Run): string | null {
  const action = run.pending?.action;
  const moves = action === 'pause' || action === 'resume' || action === 'cancel';
  return moves && !isFinal(run.status) ? pendingWord(action) : null;
}

function pendingWord(action: keyof typeof PENDING_WORD): string {
  return `${capital(PENDING_WORD[action])}…`;
}

/** A moment and not how long ago, which stays true between two updates; so do all times of a card but the one of its work. */
function pendingLine({ pending, provider }: Run): string | null {
  if (pending === null) return null;
  const by = pending.by === null ? '' : ` by ${inline(pending.by.name, 40)}`;
  const asked = `asked${by} at ${slackTime(pending.since, '{time}')}`;
  return `⏳ *${pendingWord(pending.action)}* ${asked}; ${inline(provider, 40)} has not confirmed it yet`;
}

/** What was asked for and did not happen; a run that has ended needs nothing done. */
function noticeLine({ notice, status }: Run): string | null {
  return notice === null || isFinal(status) ? null : `⚠️ ${inline(notice, 600)}`;
}

function stateLine(run: Run, now: number): string {
  if (isFinal(run.status)) return finalLine(run);
  if (run.status === 'queued') return `Not started yet · queued since ${slackTime(run.createdAt)}`;
  if (run.status === 'unknown') return unknownLine(run);
  const progress = run.progress === null ? 'Progress unknown' : progressBar(run.progress);
  const length = elapsed(run, now);
  return [progress, length === null ? 'start unknown' : `${duration(length)} so far`, etaWords(run, now)]
    .filter((part) => part !== null)
    .join(' · ');
}

function finalLine(run: Run): string {
  const ended = run.finishedAt === null ? '' : ` · ended ${slackTime(run.finishedAt)}`;
  return capital(`${took(run)}${ended}`);
}

/** Of a run that has not begun there is nothing to tell. */
function spentLine(run: Run): string | null {
  return run.status === 'queued' && !run.costMicros && !run.tokens ? null : capital(spent(run));
}

function unknownLine(run: Run): string {
  const provider = inline(run.provider, 40);
  if (run.missed > 0)
    return `${provider} did not know it the last ${run.missed === 1 ? 'time' : `${run.missed} times`} we asked`;
  return `${provider} says ${run.statusDetail === null ? 'nothing of its status' : `“${inline(run.statusDetail, 60)}”`}`;
}

function etaWords(run: Run, now: number): string | null {
  if (run.etaAt === null || run.status !== 'running') return null;
  const at = slackTime(run.etaAt, Math.abs(run.etaAt - now) < 12 * HOUR ? '{time}' : '{date_short_pretty} {time}');
  return run.etaAt < now ? `expected at ${at}, late` : `done about ${at}`;
}

/** What somebody should know from the notification alone. */
function concern(run: Run): string {
  if (run.status === 'waiting') return run.question ?? '';
  return run.status === 'failed' ? (run.error ?? '') : '';
}

function questionBlock(run: Run, capabilities: Capabilities | null): readonly RichTextBlock[] {
  if (run.status !== 'waiting') return [];
  const asked = quote(run.question ?? '', 1500);
  const why = capabilities === null || capabilities.say === true ? '' : capabilities.say;
  return richText('run-question', [
    paragraph([own(asked === null ? '✋ It needs an answer; its logs say to what' : '✋ It asks', { bold: true })]),
    asked,
    paragraph([literal(why, 300)]),
  ]);
}

function footer(run: Run, freshness: Freshness): string {
  const lineage = run.retryOf === null ? null : `retry of #${run.retryOf}, attempt ${run.attempt}`;
  const provider = inline(run.provider, 40);
  const where = run.webUrl === null ? provider : link(run.webUrl, `open in ${run.provider}`, 60);
  const archived = run.archivedAt === null ? null : 'archived';
  return [runAsOf(run.provider, freshness), where, lineage, archived].filter((part) => part !== null).join(' · ');
}
