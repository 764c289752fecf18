import { describe, expect, test } from 'vitest';
import { validateMessage } from '../../../src/sandbox/rules/message.ts';

/** A block that just passes, one that just does not, and where the problem is named. */
export type Case = readonly [rule: string, passes: unknown, breaks: unknown, pointer: string];

/** Shows each rule from both sides. */
export function testCases(kind: string, cases: readonly Case[]): void {
  describe(kind, () => {
    test.each(cases)('%s', (_rule, passes, breaks, pointer) => {
      expect(validateMessage({ text: 'Fallback', blocks: [passes] })).toEqual([]);
      const problems = validateMessage({ text: 'Fallback', blocks: [breaks] });
      expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    });
  });
}
