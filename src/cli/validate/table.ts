import { clean, clip } from '../../domain/text.ts';
import { type CategoryReport, type CheckReport, countChecks, type ValidationReport } from '../../domain/validation.ts';

const LONGEST = 400;
const NAME_WIDTH = 28;

/** The line above a provider's table. */
export function heading(provider: string, write: boolean): string {
  const how = write
    ? 'starting runs of its own and ending them'
    : 'reading only; --write also starts runs and ends them';
  return `${line(provider)} (${how})\n`;
}

/** One category: whether it holds, and how many checks passed, failed and were skipped. */
export function categoryRow({ name, checks }: CategoryReport): string {
  const { pass, fail, skip } = countChecks(checks);
  const sign = fail > 0 ? '✗' : pass > 0 ? '✓' : '-';
  const counts = [cell(pass, 'passed'), cell(fail, 'failed'), cell(skip, 'skipped')].join('');
  return `  ${sign} ${name.padEnd(NAME_WIDTH)}${counts}`.trimEnd().concat('\n');
}

/** What is said below the table: each failure with what was expected and found, the skipped ones by their reason, the sums. */
export function rest(report: ValidationReport): string {
  const checks = report.categories.flatMap(({ name, checks }) => checks.map((check) => ({ ...check, category: name })));
  const failures = checks.filter(({ status }) => status === 'fail').map(failure);
  const sums = `${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`;
  return `${failures.join('')}${skipped(checks)}\n  ${sums}\n\n`;
}

function cell(number: number, word: string): string {
  return (number === 0 ? '' : `${number} ${word}`).padEnd(11);
}

function failure({ category, name, expected, found }: CheckReport & { readonly category: string }): string {
  return `\n  ✗ ${category}: ${name}\n    expected: ${line(expected)}\n    found:    ${line(found ?? 'nothing')}\n`;
}

function skipped(checks: readonly CheckReport[]): string {
  const byReason = new Map<string, string[]>();
  for (const { reason, name } of checks) {
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  const lines = [...byReason].map(([reason, names]) => `    ${names.length}: ${line(reason)}\n`);
  return lines.length === 0 ? '' : `\n  Skipped, because\n${lines.join('')}`;
}

/** Foreign words as one line that moves no cursor and paints nothing. */
function line(text: string): string {
  return clip(clean(text).replace(/\s+/gu, ' '), LONGEST);
}
