import type { Button } from '@slack/types';
import type { LogLine } from '../domain/provider.ts';
import type { LogView } from '../domain/requests.ts';
import { isFinal, type Run } from '../domain/run.ts';
import { clip } from '../domain/text.ts';
import { button, buttonRow } from './actions.ts';
import { logValue, runValue } from './button-values.ts';
import type { Message } from './message.ts';
import { preformatted, richText } from './rich-text.ts';
import { shownTitle } from './run-facts.ts';
import { context, mrkdwn, section } from './sections.ts';
import { bold, cleaned, inline, slackText, slackTime } from './text.ts';

/** How many lines fit one message; each is cut to 200 characters so that they do. */
export const LOG_PAGE = 40;
const LONGEST_LINE = 200;

/** A page of a run's log: the newest of the lines given, and buttons to the older and the newer ones. */
export function logLines(run: Run, view: LogView): Message {
  const lines = view.lines.slice(-LOG_PAGE);
  const where = range(lines, view.total);
  return {
    text: `Logs of #${run.number} ${inline(shownTitle(run), 200)}: ${where}`,
    blocks: [
      section('log-title', [`📜 ${bold(`#${run.number} ${shownTitle(run)}`, 300)}`, where]),
      ...richText('log-lines', [preformatted(lines.map(lineText).join('\n'), LOG_PAGE * LONGEST_LINE)]),
      ...context('log-footer', [mrkdwn(footer(view))]),
      ...buttonRow('log-pages', pageButtons(run, lines, view.total)),
    ],
  };
}

function range(lines: readonly LogLine[], total: number): string {
  const [first, last] = [lines.at(0), lines.at(-1)];
  if (first === undefined || last === undefined) return 'No log lines';
  return `lines ${first.index + 1}–${last.index + 1} of ${Math.max(total, last.index + 1)}`;
}

function lineText(line: LogLine): string {
  const time = line.at === null ? '' : `${new Date(line.at).toISOString().slice(11, 19)} `;
  const level = line.level === 'warn' || line.level === 'error' ? `${line.level.toUpperCase()} ` : '';
  return clip(`${time}${level}${cleaned(line.text).replaceAll('\n', ' ')}`, LONGEST_LINE - 1);
}

function footer({ asOf, note, lines }: LogView): string {
  const fresh =
    asOf === null ? '⚠️ The provider did not answer; these lines were kept from before' : `As of ${slackTime(asOf)}`;
  const zone = lines.some(({ at }) => at !== null) ? 'times in UTC' : null;
  return [note === null ? null : slackText(note, 300), fresh, zone].filter((part) => part !== null).join(' · ');
}

function pageButtons(run: Run, lines: readonly LogLine[], total: number): readonly Button[] {
  const [first, last] = [lines.at(0), lines.at(-1)];
  const older = first !== undefined && first.index > 0 ? Math.max(0, first.index - LOG_PAGE) : null;
  return [
    ...(older === null ? [] : [button('log-page:older', 'Older', logValue(run.number, older))]),
    ...(last !== undefined && last.index + 1 < total
      ? [button('log-page:newer', 'Newer', logValue(run.number, last.index + 1))]
      : []),
    ...newest(run, last, total),
    ...(total === 0 ? [] : [button('log-file', 'Whole log', runValue(run))]),
  ];
}

/** A run that goes on writes lines below the last one. */
function newest(run: Run, last: LogLine | undefined, total: number): readonly Button[] {
  const atEnd = last === undefined || last.index + 1 >= total;
  return atEnd && !isFinal(run.status) ? [button('log-page:newer', 'Refresh', logValue(run.number, -LOG_PAGE))] : [];
}
