import { describe, expect, it } from 'vitest';
import { NOON } from '../support/run-fixtures.ts';
import { actionIds, control, controls } from './read-message.ts';
import { ABLE, card, FRESH } from './samples.ts';

describe('the buttons of a card', () => {
  it.each([
    ['queued', ['pause', 'cancel', 'logs']],
    ['running', ['say', 'pause', 'cancel', 'logs']],
    ['waiting', ['say', 'pause', 'cancel', 'logs']],
    ['paused', ['resume', 'cancel', 'logs']],
    ['completed', ['say', 'retry', 'logs']],
    ['failed', ['say', 'retry', 'logs']],
    ['cancelled', ['say', 'retry', 'logs']],
    ['unknown', ['retry', 'cancel', 'logs']],
  ] as const)('of a run that is %s are what can be done then', (status, expected) => {
    expect(actionIds(card({ status }))).toEqual(expected);
  });

  it('leave out what the provider cannot do', () => {
    const limited = { ...ABLE, pause: 'It cannot pause.', logs: 'It keeps none.' };
    expect(actionIds(card({ status: 'running' }, FRESH, limited))).toEqual(['say', 'cancel']);
  });

  it('offer a follow-up of an ended run only where the provider can continue one', () => {
    const ended = { ...ABLE, continueFinal: 'It cannot continue.' };
    expect(actionIds(card({ status: 'completed' }, FRESH, ended))).not.toContain('say');
    expect(actionIds(card({ status: 'running' }, FRESH, ended))).toContain('say');
  });

  it('offer a retry only where the provider can start runs', () => {
    expect(actionIds(card({ status: 'failed' }, FRESH, { ...ABLE, create: 'Read only.' }))).not.toContain('retry');
  });

  it('offer nothing but the kept logs where the provider is not connected', () => {
    expect(actionIds(card({ status: 'running' }, FRESH, null))).toEqual(['logs']);
  });

  it('offer only to cancel while something else is not confirmed yet, and not that twice', () => {
    const pending = (action: 'pause' | 'cancel') => ({ action, since: NOON - 12_000, by: null });
    expect(actionIds(card({ status: 'running', pending: pending('pause') }))).toEqual(['cancel', 'logs']);
    expect(actionIds(card({ status: 'running', pending: pending('cancel') }))).toEqual(['logs']);
  });

  it('carry the run and the version on the screen', () => {
    for (const button of controls(card({ status: 'running', version: 9 }))) expect(button.value).toBe('1042.9');
  });

  it('ask before a run is cancelled, and say what else stops', () => {
    const warned = { ...ABLE, cancelWarning: 'Every run of this sandbox stops.' };
    const cancel = control(card({ status: 'running' }, FRESH, warned), 'cancel');
    expect(cancel.style).toBe('danger');
    expect(JSON.stringify(cancel.confirm)).toContain('Fix the login redirect');
    expect(JSON.stringify(cancel.confirm)).toContain('Every run of this sandbox stops.');
  });

  it('ask before a retry, and say that it costs', () => {
    const retry = control(card({ status: 'failed', costMicros: 1_240_000 }), 'retry');
    expect(JSON.stringify(retry.confirm)).toMatch(/new run.*costs money again.*\$1\.24/);
  });

  it('call the reply to a question an answer, and make it stand out', () => {
    const answer = control(card({ status: 'waiting' }), 'say');
    expect(answer).toMatchObject({ text: { text: 'Answer' }, style: 'primary' });
    expect(control(card({ status: 'running' }), 'say')).toMatchObject({ text: { text: 'Reply' } });
  });
});
