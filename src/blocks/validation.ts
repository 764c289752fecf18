import type { AnyBlock } from '@slack/types';
import { type CheckReport, countChecks, type ValidationReport } from '../domain/validation.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { bold, inline, inlineCode, slackTime } from './text.ts';

/** Slack takes 12,000 characters in all the blocks of a message. */
const PROVIDERS_SHOWN = 4;
const FAILURES_SHOWN = 3;
const REASONS_SHOWN = 3;

type Found = CheckReport & { readonly category: string };

/** What the examination of providers found: the categories of each, what failed and why, and what was skipped and why. */
export function validationReport(reports: readonly ValidationReport[]): Message {
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  const hidden = reports.length - PROVIDERS_SHOWN;
  const verdict = failed === 0 ? '✅ no check failed' : `❌ ${failed} ${failed === 1 ? 'check' : 'checks'} failed`;
  return {
    text: `Validation: ${verdict}`,
    blocks: [
      ...reports.slice(0, PROVIDERS_SHOWN).flatMap(reportBlocks),
      ...context('validation-footer', [
        hidden > 0 ? mrkdwn(`and ${hidden} more providers`) : null,
        mrkdwn(`Every check, as a page: ${inlineCode('npx runtower validate --html report.html', 80)}`),
      ]),
    ],
  };
}

function reportBlocks(report: ValidationReport, place: number): readonly AnyBlock[] {
  const found = report.categories.flatMap(({ name, checks }) => checks.map((check) => ({ ...check, category: name })));
  const failures = found.filter(({ status }) => status === 'fail');
  const hidden = failures.length - FAILURES_SHOWN;
  const id = `validation-${place}`;
  return [
    header(
      `${id}-title`,
      `${report.provider} · ${report.failed === 0 ? '✅ no check failed' : `❌ ${report.failed} failed`}`,
    ),
    section(`${id}-categories`, report.categories.map(categoryLine)),
    ...failures
      .slice(0, FAILURES_SHOWN)
      .map((failure, index) => section(`${id}-failure-${index}`, failureLines(failure))),
    ...(hidden > 0 ? [section(`${id}-more`, [`and ${hidden} more failed checks`])] : []),
    ...context(`${id}-sums`, [
      mrkdwn(`${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`),
      mrkdwn(`begun ${slackTime(Date.parse(report.startedAt))}`),
      ...reasons(found).map(mrkdwn),
    ]),
  ];
}

function categoryLine({ name, checks }: ValidationReport['categories'][number]): string {
  const { pass, fail, skip } = countChecks(checks);
  const sign = fail > 0 ? '❌' : pass > 0 ? '✅' : '➖';
  const counts = [
    [pass, 'passed'],
    [fail, 'failed'],
    [skip, 'skipped'],
  ] as const;
  return `${sign} ${inline(name, 60)} · ${counts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(', ')}`;
}

function failureLines({ category, name, expected, found }: Found): readonly string[] {
  return [
    `❌ ${bold(`${category}: ${name}`, 130)}`,
    `Expected: ${inline(expected, 120)}`,
    `Found: ${inline(found ?? 'nothing', 200)}`,
  ];
}

/** Why checks were skipped, the most frequent reason first. */
function reasons(found: readonly Found[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of found) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const byCount = [...counts].sort(([, one], [, other]) => other - one);
  return byCount.slice(0, REASONS_SHOWN).map(([reason, count]) => `${count} skipped: ${inline(reason, 110)}`);
}
