import { type Bulk, needsCount, runsWord } from '../domain/bulk.ts';
import { dollars } from '../domain/money.ts';
import type { Run } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { bulkTitle, number, reasonLines } from './bulk-words.ts';
import type { Message } from './message.ts';
import { cost, shownTitle } from './run-facts.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { inline, inlineCode, slackTime } from './text.ts';

/** All that somebody should know before confirming. */
export interface BulkQuestion {
  readonly bulk: Bulk;
  readonly sample: readonly Run[];
  readonly costMicros: number;
  readonly costKnown: number;
  /** What its providers do beyond what was asked. */
  readonly warnings: readonly string[];
  /** How many runs were named one by one; null where a query chose them. */
  readonly named: number | null;
}

/** The question before a bulk action, for the person who asked alone. */
export function bulkAsk(question: BulkQuestion): Message {
  const { bulk, sample, warnings } = question;
  const title = `${bulkTitle(bulk)}?`;
  const value = String(bulk.number);
  const style = bulk.action === 'cancel' ? 'danger' : 'primary';
  const left = bulk.matched - bulk.runs;
  return {
    text: inline(title, 300),
    blocks: [
      header('bulk-title', title),
      section('bulk-about', [aboutLine(question), costLine(question), missingLine(question)]),
      ...(sample.length > 0 ? [section('bulk-sample', sampleLines(question))] : []),
      ...(left > 0 ? [section('bulk-skipped', [reasonLines(`Left out: ${number(left)}`, bulk.skipped, left)])] : []),
      ...(warnings.length > 0
        ? [
            section(
              'bulk-warnings',
              warnings.slice(0, 3).map((warning) => `⚠️ ${inline(warning, 500)}`),
            ),
          ]
        : []),
      ...context('bulk-frozen', [mrkdwn(frozenWords(bulk))]),
      ...buttonRow('bulk-actions', [
        button('bulk-confirm', needsCount(bulk) ? 'Confirm…' : confirmWord(bulk), value, { style }),
        button('bulk-discard', 'Discard', value),
      ]),
    ],
  };
}

/** What the person reads who has confirmed; the way to follow it, and back. */
export function bulkConfirmed(bulk: Bulk): Message {
  const value = String(bulk.number);
  const title = inline(bulkTitle(bulk), 300);
  const follow = `Follow it in its message in this channel, or with \`/runs bulk ${bulk.number}\`.`;
  return {
    text: `Confirmed: ${title}`,
    blocks: [
      section('bulk-confirmed', [`✅ *Confirmed: ${title}.* It starts in ten seconds. ${follow}`]),
      ...buttonRow('bulk-actions', [button('bulk-undo', 'Undo', value), button('bulk-show', 'Show', value)]),
    ],
  };
}

/** One click is enough here, so the button says what it does. */
function confirmWord(bulk: Bulk): string {
  const title = bulkTitle({ ...bulk, change: {} }).replace(' out of their project', '');
  return title.length > 30 ? 'Confirm' : title;
}

function aboutLine({ bulk }: BulkQuestion): string {
  const all = bulk.everything ? ' *This is every run there is.*' : '';
  const what = bulk.query.trim() === '' ? 'everything' : inlineCode(bulk.query, 300);
  return `${runsWord(bulk.matched)} ${bulk.matched === 1 ? 'matches' : 'match'} ${what}.${all}`;
}

function costLine({ bulk, costMicros, costKnown }: BulkQuestion): string {
  if (costKnown === 0) return 'Cost so far: unknown';
  const coverage = costKnown === bulk.runs ? '' : ` over ${number(costKnown)} of ${number(bulk.runs)}`;
  const label = bulk.action === 'retry' ? 'They cost' : 'At stake, spent so far:';
  return `${label} *${dollars(costMicros)}*${coverage}`;
}

function missingLine({ bulk, named }: BulkQuestion): string | null {
  const missing = named === null ? 0 : named - bulk.matched;
  if (missing <= 0) return null;
  return `⚠️ ${number(missing)} of the ${number(named ?? 0)} numbers ${missing === 1 ? 'is' : 'are'} of no run, or of an archived one.`;
}

function sampleLines({ bulk, sample }: BulkQuestion): readonly string[] {
  const lines = sample.map((run) => {
    const facts = [cost(run), run.project === null ? null : inline(run.project, 30)].filter((fact) => fact !== null);
    return `${STATUS_WORDS[run.status].emoji} #${run.number} ${inline(shownTitle(run), 60)} · ${facts.join(' · ')}`;
  });
  const rest = bulk.runs - sample.length;
  return rest > 0 ? [...lines, `… and ${number(rest)} more`] : lines;
}

function frozenWords({ createdAt }: Bulk): string {
  return `Selected ${slackTime(createdAt, '{time}')}; runs that match later are not touched. It starts ten seconds after you confirm, and can be undone until then.`;
}
