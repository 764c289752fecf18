import { describe, expect, it } from 'vitest';
import { board } from '../../src/blocks/board.ts';
import { type BoardMenus, MENU_NAMES, readMenuOption, readMenusBlock } from '../../src/blocks/board-menus.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { input, MENUS } from './board-samples.ts';
import { actionIds, control } from './read-message.ts';

interface Menu {
  readonly options: readonly { readonly text: { readonly text: string }; readonly value: string }[];
  readonly initial_option?: { readonly value: string };
}

const drawn = (menus: Partial<BoardMenus>, q = '') => board(input({ state: { q }, menus: { ...MENUS, ...menus } }));
const menu = (message: ReturnType<typeof board>, id: string) => control(message, id) as unknown as Menu;
const chosen = (some: Partial<BoardMenus['chosen']>) => ({ chosen: { ...MENUS.chosen, ...some } });

describe('the menus of a board', () => {
  it('show what the query asks for, and nothing chosen where it asks for nothing', () => {
    const message = drawn(chosen({ status: 'failed', since: '7d', sort: '-cost', person: 'Ana Ruiz' }));
    expect(menu(message, 'board-status').initial_option?.value).toBe('=failed');
    expect(menu(message, 'board-since').initial_option?.value).toBe('=7d');
    expect(menu(message, 'board-sort').initial_option?.value).toBe('=-cost');
    expect(menu(message, 'board-person').initial_option?.value).toBe('=Ana Ruiz');
    expect(menu(message, 'board-project').initial_option).toBeUndefined();
    expect(validateMessage(message)).toEqual([]);
  });

  it('show what was typed although it is none of their choices', () => {
    const message = drawn(chosen({ project: 'old-site', since: '90m' }));
    expect(menu(message, 'board-project').initial_option?.value).toBe('=old-site');
    expect(menu(message, 'board-since').initial_option?.value).toBe('=90m');
  });

  it('have each name once, as many as fit, and a way back to all', () => {
    const people = [...Array.from({ length: 99 }, (_, index) => `Person ${index}`), 'Person 1'];
    const { options } = menu(drawn({ people }), 'board-person');
    expect(options[0]?.value).toBe('any');
    expect(options[1]?.text.text).toBe('Me');
    expect(options.length).toBeLessThanOrEqual(MENU_NAMES + 2);
    expect(readMenuOption(String(options[0]?.value))).toBeNull();
    expect(readMenuOption(String(options[2]?.value))).toBe('Person 0');
    expect(readMenuOption('nonsense')).toBeUndefined();
  });

  it('are not there where there is nothing to choose', () => {
    const ids = actionIds(drawn({ projects: [], views: [] }));
    expect(ids).not.toContain('board-project');
    expect(ids).not.toContain('board-view');
    expect(ids).toContain('board-status');
  });

  it('carry the query they change, whatever is in it', () => {
    const q = 'project:"größe 漢字" "<!channel>" sort:-cost';
    const block = drawn({}, q).blocks.find(({ block_id }) => block_id?.startsWith('board-menus'));
    expect(readMenusBlock(String(block?.block_id))).toBe(q);
    expect(readMenusBlock('board-pages')).toBeNull();
  });

  it('leave a query that is too long for them to the form', () => {
    const message = drawn({}, `"${'long '.repeat(60)}"`);
    expect(actionIds(message)).not.toContain('board-status');
    expect(actionIds(message)).toContain('board-search');
    expect(validateMessage(message)).toEqual([]);
  });
});
