import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { clean } from '../../domain/text.ts';
import { type CheckReport, countChecks, type ValidationReport } from '../../domain/validation.ts';
import { VERSION } from '../../version.ts';

const TEMPLATE = new URL('../../../views/validation.hbs', import.meta.url);
const WORDS: Readonly<Record<CheckReport['status'], string>> = { pass: 'passed', fail: 'FAILED', skip: 'skipped' };

/** The reports as one page that opens from a file: no script, and nothing fetched. */
export function reportPage(reports: readonly ValidationReport[]): string {
  const draw = Handlebars.create().compile(readFileSync(TEMPLATE, 'utf8'), { strict: true });
  return draw({ version: VERSION, reports: reports.map(shown) });
}

function shown(report: ValidationReport) {
  return {
    ...report,
    provider: clean(report.provider),
    at: report.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    verdict:
      report.failed === 0 ? 'No check failed' : `${report.failed} ${report.failed === 1 ? 'check' : 'checks'} failed`,
    healthy: report.failed === 0,
    categories: report.categories.map(({ name, checks }) => ({
      name,
      counts: countChecks(checks),
      open: checks.some(({ status }) => status === 'fail'),
      checks: checks.map((check) => ({
        ...check,
        word: WORDS[check.status],
        result: clean(check.found ?? check.reason ?? ''),
      })),
    })),
  };
}
