import { describe, expect, it } from 'vitest';
import { runNews } from '../../src/blocks/run-news.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { actionIds, control, visible } from './read-message.ts';
import { known } from './samples.ts';

describe('the news of a run that ended', () => {
  it.each(['completed', 'failed', 'cancelled'] as const)(
    'says in one message that it %s, what it took and whose it was',
    (status) => {
      const message = runNews(known({ status }));
      const shown = visible(message);
      expect(shown.toLowerCase()).toContain(`${status} · #1042 · fix the login redirect`);
      for (const fact of ['Took 20 min', '$0.42', 'Ana Ruiz']) expect(shown).toContain(fact);
      expect(message.text.toLowerCase()).toContain(status);
      expect(validateMessage(message)).toEqual([]);
    },
  );

  it('gives the reason of a failure, and a retry that asks first', () => {
    const message = runNews(known({ status: 'failed' }));
    expect(visible(message)).toContain('Tests failed: 2 of 118');
    expect(actionIds(message)).toEqual(['retry', 'logs']);
    expect(control(message, 'retry').confirm).toBeDefined();
  });

  it('offers the logs alone where nothing went wrong', () => {
    expect(actionIds(runNews(known({ status: 'completed' })))).toEqual(['logs']);
  });

  it('calls unknown what is not known', () => {
    const shown = visible(runNews(known({ status: 'cancelled', costMicros: null, startedAt: null, by: null })));
    expect(shown).toContain('Duration unknown · cost unknown');
  });
});
