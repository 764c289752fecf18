import { describe, expect, it } from 'vitest';
import { readLogValue } from '../../src/blocks/button-values.ts';
import { LOG_PAGE, logLines } from '../../src/blocks/log-lines.ts';
import type { LogView } from '../../src/domain/requests.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import { actionIds, control, visibleIn } from './read-message.ts';
import { known } from './samples.ts';

const ENDED = known({ status: 'completed' });

function view(from: number, to: number, overrides: Partial<LogView> = {}): LogView {
  const lines = Array.from({ length: to - from }, (_, step) => ({
    index: from + step,
    at: NOON,
    level: 'info' as const,
    text: `line ${from + step + 1}`,
  }));
  return { lines, total: 240, asOf: NOON, note: null, ...overrides };
}

describe('a page of a log', () => {
  it('says which lines it shows, and leads to the others without a gap', () => {
    const message = logLines(ENDED, view(80, 120));
    expect(visibleIn(message, 'log-title')).toContain('lines 81–120 of 240');
    expect(readLogValue(String(control(message, 'log-page:older').value))).toEqual({ number: 1042, from: 40 });
    expect(readLogValue(String(control(message, 'log-page:newer').value))).toEqual({ number: 1042, from: 120 });
  });

  it('begins at the first line and ends at the last', () => {
    expect(actionIds(logLines(ENDED, view(0, 40)))).toEqual(['log-page:newer', 'log-file']);
    expect(actionIds(logLines(ENDED, view(200, 240)))).toEqual(['log-page:older', 'log-file']);
    expect(readLogValue(String(control(logLines(ENDED, view(10, 40)), 'log-page:older').value))?.from).toBe(0);
  });

  it('offers to look again where the run goes on', () => {
    const newest = control(logLines(known({ status: 'running' }), view(200, 240)), 'log-page:newer');
    expect(readLogValue(String(newest.value))).toEqual({ number: 1042, from: -LOG_PAGE });
    expect(newest).toMatchObject({ text: { text: 'Refresh' } });
  });

  it('keeps the newest lines where it is given more than fit', () => {
    const message = logLines(ENDED, view(0, 200));
    expect(visibleIn(message, 'log-title')).toContain('lines 161–200 of 240');
    expect(visibleIn(message, 'log-lines')).toMatch(/^12:00:00 line 161\n/);
  });

  it('shows every line that it names, however long each is', () => {
    const long = view(0, LOG_PAGE);
    const lines = long.lines.map((line) => ({ ...line, text: `${line.index}: ${'x'.repeat(1_000_000)}` }));
    const message = logLines(ENDED, { ...long, lines });
    expect(validateMessage(message)).toEqual([]);
    const shown = visibleIn(message, 'log-lines').split('\n');
    expect(shown).toHaveLength(LOG_PAGE);
    expect(shown.at(-1)).toContain(`${LOG_PAGE - 1}: xxx`);
  });

  it('keeps columns, and puts a line that breaks on one', () => {
    const [line] = view(0, 1).lines;
    if (line === undefined) throw new Error('There is no line.');
    const message = logLines(
      ENDED,
      view(0, 0, { lines: [{ ...line, at: null, level: 'error', text: 'a    b\nc\r\nd' }] }),
    );
    expect(visibleIn(message, 'log-lines')).toBe('ERROR a    b c d');
  });

  it('says why there is nothing, and when lines are not current', () => {
    const none = logLines(ENDED, { lines: [], total: 0, asOf: null, note: 'It keeps no logs.' });
    expect(visibleIn(none, 'log-title')).toContain('No log lines');
    expect(visibleIn(none, 'log-footer')).toContain('It keeps no logs.');
    expect(visibleIn(none, 'log-footer')).toContain('did not answer');
    expect(validateMessage(none)).toEqual([]);
  });
});
