import { expect, test } from 'vitest';
import { reportPage } from '../../src/cli/validate/page.ts';
import { categoryRow, heading, rest } from '../../src/cli/validate/table.ts';
import { aCheck, aReport } from '../support/validation-fixtures.ts';

const HOSTILE = '\u001b[2J<script>alert(1)</script>\u202e & "quoted"\nsecond line';
const report = aReport('codegen', [
  aCheck({ status: 'fail', found: HOSTILE }),
  aCheck({ name: 'A message arrives', status: 'skip', found: null, reason: `not offered: ${HOSTILE}` }),
]);

test('what a provider says runs nothing on the page of the report', () => {
  const page = reportPage([report]);
  expect(page).not.toContain('<script');
  expect(page).not.toMatch(/[\u001b\u202e]/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('1 check failed');
});

test('what a provider says moves no cursor of the terminal, and stays on its line', () => {
  const table = heading(HOSTILE, true) + report.categories.map(categoryRow).join('') + rest(report);
  expect(table).not.toMatch(/[\u001b\u202e]/);
  expect(table).toContain('found:    [2J<script>alert(1)</script> & "quoted" second line');
});

test('the sums and every reason are below the table', () => {
  const table = report.categories.map(categoryRow).join('') + rest(report);
  expect(table).toMatch(/✗ lifecycle +1 failed +1 skipped/);
  expect(table).toMatch(/Skipped, because\n +1: not offered/);
  expect(table).toContain('0 passed, 1 failed, 1 skipped');
});
