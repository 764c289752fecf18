import { expect, test } from 'vitest';
import { alarm } from '../../src/blocks/alarm.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { aRun } from '../support/run-fixtures.ts';
import { actionIds, visible } from './read-message.ts';

test('a run that moves again after it was cancelled is said aloud, with a way to stop it', () => {
  const message = alarm({ ...aRun({ status: 'running' }), number: 1042, seq: 1, version: 1 });
  expect(message.text).toContain('🚨 Moves again after it was cancelled: #1042 Fix the login redirect');
  expect(visible(message)).toContain('simulator had confirmed that it was cancelled, and now says it is running');
  expect(actionIds(message)).toEqual(['cancel', 'logs']);
  expect(validateMessage(message)).toEqual([]);
});
