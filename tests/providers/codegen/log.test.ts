import { describe, expect, test } from 'vitest';
import { logLine } from '../../../src/providers/codegen/log-lines.ts';
import { stepsOf } from '../../../src/providers/codegen/steps.ts';
import { EPOCH } from './stage.ts';

const line = (entry: unknown) => logLine(entry, 4, EPOCH);

describe('a log entry', () => {
  test.each([
    [
      {
        message_type: 'ACTION',
        tool_name: 'RunCommand',
        tool_input: { command: 'npm test' },
        tool_output: { out: '2 passed' },
      },
      'info',
      '→ RunCommand npm test\n← 2 passed',
    ],
    [
      {
        message_type: 'ACTION',
        tool_name: 'Edit',
        thought: 'Rename it',
        tool_input: { file: 'a', to: 'b' },
        tool_output: null,
      },
      'info',
      '→ Edit {"file":"a","to":"b"}\nRename it',
    ],
    [{ message_type: 'PLAN_EVALUATION', thought: 'First the tests' }, 'info', 'Plan: First the tests'],
    [{ message_type: 'FINAL_ANSWER', observation: 'Done.' }, 'info', 'Answer: Done.'],
    [{ message_type: 'ERROR', observation: { error: 'no space left' } }, 'error', 'Error: no space left'],
    [{ message_type: 'USER_MESSAGE', observation: 'Go on' }, 'info', 'Message: Go on'],
    [{ message_type: 'USER_GITHUB_ISSUE_COMMENT', observation: 'Nice' }, 'info', 'Comment on GitHub: Nice'],
    [{ message_type: 'INITIAL_PR_GENERATION', thought: '#3' }, 'info', 'Opening a pull request: #3'],
    [{ message_type: 'DETECT_PR_ERRORS', observation: {} }, 'info', 'Looking for errors in the pull request'],
    [{ message_type: 'FIX_PR_ERRORS', observation: 'lint' }, 'info', 'Fixing the pull request: lint'],
    [
      { message_type: 'PR_CREATION_FAILED', observation: 'no rights' },
      'warn',
      'The pull request could not be opened: no rights',
    ],
    [{ message_type: 'PR_EVALUATION', thought: 'good' }, 'info', 'Looking at the pull request: good'],
    [{ message_type: 'COMMIT_EVALUATION', thought: 'good' }, 'info', 'Looking at a commit: good'],
    [{ message_type: 'AGENT_RUN_LINK', observation: { a: 1, b: [2] } }, 'info', 'Another run: {"a":1,"b":[2]}'],
    [{ message_type: 'DREAM', thought: 'sheep' }, 'info', 'DREAM: sheep'],
    [{ message_type: 'toString', thought: 'x' }, 'info', 'toString: x'],
    [{ message_type: null, tool_name: 'Search' }, 'info', 'Search'],
    [{}, 'info', '…'],
  ])('%o reads as a line', (entry, level, text) => {
    expect(line({ agent_run_id: 1, created_at: '2025-06-21 11:20:04.338398', ...entry })).toEqual({
      index: 4,
      at: Date.UTC(2025, 5, 21, 11, 20, 4, 338),
      level,
      text,
    });
  });

  test('that is no entry keeps its place, hostile text stays raw, and what is too deep or long does no harm', () => {
    expect(line('nonsense')).toMatchObject({ index: 4, at: null, text: '(an entry that cannot be read)' });
    expect(line({ message_type: 'USER_MESSAGE', observation: '<!channel> <script>' }).text).toBe(
      'Message: <!channel> <script>',
    );
    const deep = JSON.parse(`{"a":1,"b":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    expect(line({ message_type: 'ACTION', tool_input: deep }).text).toContain('too deep to show');
    expect(line({ message_type: 'ERROR', observation: 'x'.repeat(1_000_000) }).text.length).toBe(65_536);
  });
});

describe('the steps of a run', () => {
  const newestFirst = (...entries: object[]) => stepsOf([...entries].reverse());

  test('are its newest plan where that is a list with ticks', () => {
    expect(
      newestFirst(
        { message_type: 'PLAN_EVALUATION', thought: '- [ ] old' },
        { message_type: 'PLAN_EVALUATION', thought: 'So far:\n- [x] Read\n2. [ ] Write' },
        { message_type: 'ACTION', tool_name: 'Edit' },
      ),
    ).toEqual([
      { title: 'Read', state: 'done' },
      { title: 'Write', state: 'pending' },
    ]);
  });

  test('are otherwise the last five things that it did, oldest first', () => {
    const actions = [1, 2, 3, 4, 5, 6].map((n) => ({
      message_type: 'ACTION',
      tool_name: 'Run',
      tool_input: { n: `part ${n}` },
    }));
    const steps = newestFirst({ message_type: 'PLAN_EVALUATION', thought: 'No ticks here' }, ...actions, {
      message_type: 'ERROR',
    });
    expect(steps.map((step) => step.title)).toEqual([
      'Run part 2',
      'Run part 3',
      'Run part 4',
      'Run part 5',
      'Run part 6',
    ]);
    expect(new Set(steps.map((step) => step.state))).toEqual(new Set(['done']));
    expect(stepsOf([])).toEqual([]);
  });
});
