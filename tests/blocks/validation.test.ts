import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/blocks/message.ts';
import { validationReport } from '../../src/blocks/validation.ts';
import type { ValidationReport } from '../../src/domain/validation.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { aCheck, aReport } from '../support/validation-fixtures.ts';
import { visible } from './read-message.ts';

function shown(message: Message): string {
  expect(validateMessage(message)).toEqual([]);
  return visible(message);
}

describe('the report of a validation', () => {
  it('counts each category, and says of a failure what was expected and what was found', () => {
    const text = shown(validationReport([aReport('codegen')]));
    expect(text).toContain('codegen · ❌ 1 failed');
    expect(text).toContain('❌ lifecycle · 1 passed, 1 failed, 1 skipped');
    expect(text).toMatch(/Expected: the status paused.*Found: running &lt;!channel&gt; 30 s after the request/s);
    expect(text).toContain('1 skipped: not offered: It hears nothing.');
  });

  it('says that no check failed only where none did', () => {
    expect(validationReport([aReport('codegen')]).text).toBe('Validation: ❌ 1 check failed');
    const good = validationReport([aReport('codegen', [aCheck()])]);
    expect(good.text).toBe('Validation: ✅ no check failed');
    expect(shown(good)).not.toContain('❌');
  });

  it('fits into a message however much there is to tell', () => {
    const failures = Array.from({ length: 60 }, (_, place) =>
      aCheck({ name: `Check ${place}`, status: 'fail', found: '<'.repeat(5_000), expected: '&'.repeat(5_000) }),
    );
    const many: ValidationReport[] = Array.from({ length: 9 }, (_, place) => aReport(`provider-${place}`, failures));
    const text = shown(validationReport(many));
    expect(text).toContain('and 57 more failed checks');
    expect(text).toContain('and 5 more providers');
  });
});
