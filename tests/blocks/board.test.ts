import { describe, expect, it } from 'vitest';
import { BOARD_PAGE, type BoardInput, board } from '../../src/blocks/board.ts';
import { readBoardValue, readMenuValue } from '../../src/blocks/button-values.ts';
import { STATUSES } from '../../src/domain/run.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import { ANA, input, MENUS, page } from './board-samples.ts';
import { actionIds, control, controls, visible, visibleIn } from './read-message.ts';
import { counts, known } from './samples.ts';

function menuOf(message: ReturnType<typeof board>): readonly string[] {
  const { options } = control(message, 'run-menu') as { options: readonly { value: string }[] };
  return options.map(({ value }) => readMenuValue(value)?.choice ?? value);
}

describe('the rows of a board', () => {
  it.each(STATUSES)('show a run that is %s, and in its menu only what can be done', (status) => {
    const message = board(input({ page: page({ status }), counts: counts({ [status]: 1 }) }));
    const row = visibleIn(message, 'run:1042');
    expect(row).toContain('#1042 Fix the login redirect');
    expect(row.toLowerCase()).toContain(status);
    expect(validateMessage(message)).toEqual([]);
    const able = menuOf(message);
    expect(able[0]).toBe('show');
    expect(able.at(-1)).toBe('logs');
    expect(able.includes('cancel')).toBe(['queued', 'running', 'waiting', 'paused', 'unknown'].includes(status));
    expect(able.includes('retry')).toBe(['completed', 'failed', 'cancelled', 'unknown'].includes(status));
  });

  it('say what a waiting run asks and why one failed', () => {
    const message = board(
      input({ page: page({ status: 'waiting' }, { status: 'failed' }), counts: counts({ waiting: 2 }) }),
    );
    expect(visibleIn(message, 'run:1042')).toContain('↳ May I change the session cookie?');
    expect(visibleIn(message, 'run:1041')).toContain('↳ Tests failed: 2 of 118');
  });

  it('say unknown where a cost is not known, and cancelling before it is done', () => {
    const pending = { action: 'cancel', since: NOON, by: ANA } as const;
    const row = visibleIn(board(input({ page: page({ status: 'running', costMicros: null, pending }) })), 'run:1042');
    expect(row).toContain('cost unknown');
    expect(row).toContain('Running 40%, cancelling…');
    expect(row).not.toContain('$0');
  });

  it('offer only what the provider of each run can do, and what needs none', () => {
    const message = board(input({ page: page({ status: 'running' }), capabilities: () => null }));
    expect(menuOf(message)).toEqual(['show', 'edit', 'logs']);
  });

  it('offer to archive what has ended, and to restore what is archived, as far as five lines go', () => {
    const menuFor = (run: Parameters<typeof known>[0]) => menuOf(board(input({ page: page(run) })));
    expect(menuFor({ status: 'failed' })).toEqual(['show', 'say', 'retry', 'archive', 'logs']);
    expect(menuFor({ status: 'failed', archivedAt: NOON })).toEqual(['show', 'say', 'retry', 'restore', 'logs']);
    expect(menuFor({ status: 'queued' })).toEqual(['show', 'pause', 'cancel', 'edit', 'logs']);
    expect(menuFor({ status: 'running' })).toEqual(['show', 'say', 'pause', 'cancel', 'logs']);
  });

  it('carry the version that was on the screen', () => {
    const { options } = control(board(input({ page: page({ status: 'running', version: 5 }) })), 'run-menu') as {
      options: readonly { value: string }[];
    };
    expect(options.map(({ value }) => readMenuValue(value))).toContainEqual({
      choice: 'cancel',
      number: 1042,
      version: 5,
    });
  });
});

describe('the order of a board', () => {
  const first = [known({ number: 7, status: 'waiting' })];
  const runs = page({}, { number: 7, status: 'waiting' });

  it('puts the runs that need a person on top, and each run once', () => {
    const ids = board(input({ first, page: runs })).blocks.map((block) => block.block_id);
    expect(ids.filter((id) => id?.startsWith('run:'))).toEqual(['run:7', 'run:1042']);
    expect(ids.indexOf('board-first')).toBeLessThan(ids.indexOf('run:7'));
  });

  it('leaves a filtered board and later pages as they were asked for', () => {
    for (const state of [{ q: 'is:active' }, { q: '', after: 'x' }]) {
      const ids = board(input({ state, first, page: runs })).blocks.map((block) => block.block_id);
      expect(ids.filter((id) => id?.startsWith('run:'))).toEqual(['run:1042', 'run:7']);
    }
  });
});

describe('the head of a board', () => {
  it('counts the runs by status, those that need a person first, and leaves out what there is none of', () => {
    const message = board(input({ counts: counts({ running: 1200, waiting: 3 }) }));
    expect(visibleIn(message, 'board-counts')).toBe('✋\u00a03\u00a0waiting · 🔵\u00a01,200\u00a0running');
  });

  it('shows the query as it is typed, and names a known filter', () => {
    expect(visibleIn(board(input({ state: { q: 'cost:>1.5' } })), 'board-query')).toBe('🔎 `cost:&gt;1.5`');
    expect(visibleIn(board(input({ state: { q: '' } })), 'board-query')).toBe('');
    expect(visibleIn(board(input({ state: { q: 'is:active' } })), 'board-title')).toBe('Runs · Active');
  });

  it('marks the chosen filter, and offers "Mine" only to somebody known', () => {
    const message = board(input({ state: { q: 'is:active' } }));
    expect(control(message, 'board-filter:active')).toMatchObject({ text: { text: '● Active' } });
    expect(control(message, 'board-filter:all')).toMatchObject({ text: { text: 'All' } });
    expect(actionIds(message)).toContain('board-filter:mine');
    expect(actionIds(board(input({ who: null })))).not.toContain('board-filter:mine');
  });
});

describe('the buttons of a board', () => {
  it('lead to the page before and after, in the same list', () => {
    const message = board(input({ state: { q: 'tag:a' }, page: { runs: [], next: 'n1', previous: 'p1' } }));
    expect(readBoardValue(String(control(message, 'board-page:next').value))).toEqual({ q: 'tag:a', after: 'n1' });
    expect(readBoardValue(String(control(message, 'board-page:previous').value))).toEqual({ q: 'tag:a', before: 'p1' });
    expect(readBoardValue(String(control(message, 'board-refresh').value))).toEqual({ q: 'tag:a' });
  });

  it('do not offer pages that are not there', () => {
    const ids = actionIds(board(input()));
    expect(ids).not.toContain('board-page:next');
    expect(ids).not.toContain('board-page:previous');
    expect(ids).toContain('new-run');
  });

  it('are fewer where the query is too long for a button, instead of wrong', () => {
    const message = board(input({ state: { q: 'x'.repeat(3000) }, page: { runs: [], next: 'n', previous: null } }));
    expect(validateMessage(message)).toEqual([]);
    expect(actionIds(message)).not.toContain('board-page:next');
    expect(actionIds(message)).toContain('board-filter:all');
  });
});

describe('an empty board', () => {
  const words = (overrides: Partial<BoardInput>) => visibleIn(board(input(overrides)), 'board-empty');

  it('says how to start the first run', () => {
    expect(words({})).toContain('/runs new &lt;what to do&gt;');
  });

  it('repeats the query that matched nothing', () => {
    expect(words({ state: { q: 'status:failed <!here>' } })).toContain('`status:failed &lt;!here&gt;`');
  });

  it('says that a page has run empty rather than that there are no runs', () => {
    expect(words({ state: { q: '', after: 'x' }, counts: counts({ running: 4 }) })).toContain(
      'Nothing more on this page',
    );
  });
});

it('the fullest board fits a message', () => {
  const busy = {
    title: '&'.repeat(500),
    question: '<'.repeat(500),
    project: '&'.repeat(99),
    by: { id: 'U', name: '>'.repeat(99) },
  };
  const runs = Array.from({ length: BOARD_PAGE }, () => ({ ...busy, status: 'running' as const }));
  const first = Array.from({ length: 9 }, (_, number) => known({ ...busy, number, status: 'waiting' }));
  const names = Array.from({ length: 99 }, (_, index) => `${index}${'&'.repeat(60)}`);
  const menus = { ...MENUS, projects: names, people: names, views: names };
  const message = board(
    input({ first, menus, page: page(...runs), counts: counts({ waiting: 99_999, running: 99_999 }) }),
  );
  expect(validateMessage(message)).toEqual([]);
  expect(visible(message).length).toBeLessThan(11_000);
  expect(controls(message).filter(({ action_id }) => action_id === 'run-menu')).toHaveLength(BOARD_PAGE + 4);
});
