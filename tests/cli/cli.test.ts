import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli } from '../../src/cli.ts';
import type { ValidationReport } from '../../src/domain/validation.ts';
import { startStandIn } from '../support/codegen-stand-in/stand-in.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtower-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(args: string, env: Record<string, string> = {}) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await cli(
    args.split(' ').filter((word) => word !== ''),
    { DATABASE_URL: `file:${join(folder, 'test.db')}`, SIMULATOR_HISTORY: '30', ...env },
    { write: (text) => void out.push(text), error: (text) => void error.push(text) },
  );
  return { code, out: out.join(''), error: error.join('') };
}

describe('the command line', () => {
  test('without a word says how it is used, and is wrong usage', async () => {
    const { code, out, error } = await run('');
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/Say what to do.*runtower migrate.*runtower start.*runtower validate/s);
  });

  test.each([
    ['strat', 'Did you mean start?'],
    ['dance', 'There is no word "dance".'],
    ['backup file.db', 'planned, not available yet'],
    ['restore file.db', 'planned, not available yet'],
    ['export stauts:failed', 'Did you mean status:?'],
    ['seed --runs some', '--runs must be a whole number from 1 up.'],
    ['seed --until soon', '--until must be a date'],
    ['migrate --quick', "Unknown option '--quick'"],
    ['validate --provider simulatr', 'Did you mean simulator?'],
    ['start now', 'now'],
  ])('`%s` is wrong usage, and it says why', async (args, why) => {
    const { code, out, error } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(why);
  });

  test('an export writes a line for each run that matches', async () => {
    const none = await run('export status:failed');
    expect([none.code, none.error]).toEqual([0, '']);
    expect(none.out.trim().split('\r\n')).toHaveLength(1);
    expect((await run('export --bom')).out.startsWith('\ufeff')).toBe(true);
  });

  test('invented runs are the same for the same seed, are exported and counted, and join others only when told to', async () => {
    const words = 'seed --runs 60 --days 30 --until 2026-03-01 --lines 2';
    expect((await run(words)).out).toBe('60 invented runs were added.\n');
    const first = (await run('export')).out;
    expect(first.trim().split('\r\n')).toHaveLength(61);
    expect(await run(`${words} --seed 2`)).toMatchObject({ code: 2, error: expect.stringContaining('say --add') });
    expect(await run('rebuild')).toMatchObject({ code: 0, error: '' });
    expect((await run(`${words} --seed 2 --add`)).code).toBe(0);
    const other = { DATABASE_URL: `file:${join(folder, 'other.db')}` };
    await run(words, other);
    expect((await run('export', other)).out).toBe(first);
  });

  test('help is no mistake', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('runtower validate [--provider <name>]');
  });

  test('a wrong configuration is named whole, with its own exit code', async () => {
    const { code, error } = await run('migrate', { PORT: 'x', POLL_SECONDS: '0' });
    expect(code).toBe(78);
    expect(error).toMatch(/PORT.*POLL_SECONDS/s);
  });

  test('a database that cannot be had is a failure with its reason', async () => {
    const { code, error } = await run('migrate', { DATABASE_URL: `file:${folder}` });
    expect(code).toBe(1);
    expect(error).not.toBe('');
    expect(error).not.toContain('at async');
  });

  test('migrate says what it applied, and that there was nothing to do the second time', async () => {
    expect((await run('migrate')).out).toMatch(/applied 0001-\S+\.sql\n/);
    const again = await run('migrate');
    expect(again).toMatchObject({ code: 0, error: '' });
    expect(again.out).toContain('was up to date; nothing was done.');
  });
});

describe('validate', () => {
  test('prints a table with every category and its sums, and exits with 0 where no check failed', async () => {
    const { code, out, error } = await run('validate --provider simulator');
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/simulator \(reading only.*✓ listing +5 passed.*- creation +7 skipped.*\d+ passed, 0 failed/s);
    expect(out).toContain('this validation only reads');
    expect(out.split('\n').filter((line) => /^ {2}[✓✗-] /.test(line))).toHaveLength(12);
  });

  test('gives the agreed JSON and nothing else, and a page that fetches nothing', async () => {
    const page = join(folder, 'report.html');
    const { out } = await run(`validate --json --html ${page}`);
    const report: ValidationReport = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['provider', 'startedAt', 'categories', 'passed', 'failed', 'skipped']);
    expect(report.categories).toHaveLength(12);
    for (const { checks } of report.categories) {
      for (const check of checks) {
        expect(Object.keys(check)).toEqual(['name', 'status', 'expected', 'found', 'ms', 'reason']);
        expect(check.status === 'skip').toBe(check.reason !== null);
        expect(check.status === 'skip').toBe(check.found === null);
      }
    }
    const html = await readFile(page, 'utf8');
    expect(html).toContain('No check failed');
    expect(html).not.toMatch(/<script|<link|src=|url\(|@import|https?:/);
  });

  test('exits with 1 where a check failed, and says what was expected and what was found', async () => {
    const standIn = await startStandIn();
    const { code, out } = await run('validate --provider codegen', {
      CODEGEN_API_URL: standIn.url,
      CODEGEN_ORG_ID: standIn.organizationId,
      CODEGEN_API_TOKEN: 'sk-this-token-is-not-valid-any-more',
    });
    await standIn.close();
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ authentication: It answers and lets us in\n +expected: an answer .*\n +found: +refused .*TOKEN/,
    );
    expect(out).toContain('62: nothing can be asked, see authentication');
    expect(out).not.toContain('sk-this-token');
  });
});
