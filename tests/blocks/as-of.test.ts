import { describe, expect, it } from 'vitest';
import { type BoardInput, board } from '../../src/blocks/board.ts';
import { NOON } from '../support/run-fixtures.ts';
import { input, page } from './board-samples.ts';
import { visibleIn } from './read-message.ts';
import { HEALTH } from './samples.ts';

describe('how old a board says that it is', () => {
  const footer = (health: BoardInput['health']) => visibleIn(board(input({ health, page: page({}) })), 'board-footer');
  const [simulator] = HEALTH.providers;
  if (simulator === undefined) throw new Error('There is no provider to begin with.');

  it('is when the provider that was asked longest ago answered', () => {
    const older = { ...simulator, name: 'codegen', coveredAt: NOON - 9000 };
    expect(footer({ ...HEALTH, providers: [simulator, older] })).toContain(`As of <!date^${(NOON - 9000) / 1000}^`);
  });

  it('warns of a provider that is silent or behind by more than three polls', () => {
    const silent = { ...simulator, failingSince: NOON - 60_000 };
    expect(footer({ ...HEALTH, providers: [silent] })).toContain('⚠️ simulator has not been answering since');
    expect(footer({ ...HEALTH, providers: [{ ...simulator, coveredAt: NOON - 15_001 }] })).toContain(
      '⚠️ simulator: runs known as of',
    );
    expect(footer({ ...HEALTH, providers: [{ ...simulator, coveredAt: NOON - 15_000 }] })).not.toContain('⚠️');
    expect(footer({ ...HEALTH, providers: [] })).toContain('No provider is connected');
  });

  it('marks the runs of a silent provider', () => {
    const silent = { ...simulator, failingSince: NOON - 60_000 };
    const message = board(input({ health: { ...HEALTH, providers: [silent] }, page: page({ status: 'running' }) }));
    expect(visibleIn(message, 'run:1042')).toContain('⚠️ simulator not answering');
  });
});
