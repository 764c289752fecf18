import type { Some } from '../chance.ts';
import type { TaskKind } from './tasks.ts';

/** The plans that agents make, by kind of work. */
export const PLANS: Readonly<Record<TaskKind, Some<Some<string>>>> = {
  fix: [
    ['Reproduce it', 'Find the cause', 'Write a failing test', 'Fix it', 'Run all tests', 'Open a pull request'],
    ['Read the report', 'Reproduce it', 'Fix it', 'Run the tests'],
  ],
  feature: [
    [
      'Read the code around it',
      'Sketch the change',
      'Build it',
      'Write tests',
      'Update the docs',
      'Open a pull request',
    ],
    ['Read the code around it', 'Build it', 'Write tests', 'Check it in a browser', 'Open a pull request'],
  ],
  test: [
    ['Read the code', 'List the cases', 'Write the tests', 'Break the code to see them fail', 'Open a pull request'],
  ],
  refactor: [
    [
      'Map who uses it',
      'Pin the behaviour with tests',
      'Move the code',
      'Remove what is dead',
      'Run all tests',
      'Lint',
      'Open a pull request',
    ],
    ['Map who uses it', 'Move the code', 'Run all tests', 'Open a pull request'],
  ],
  docs: [['Read what is there', 'Try every step', 'Write', 'Check links and examples']],
  upgrade: [
    ['List what is outdated', 'Read the changelogs', 'Upgrade one at a time', 'Run all tests', 'Open a pull request'],
  ],
  speed: [['Measure', 'Profile', 'Change the slowest part', 'Measure again', 'Run all tests', 'Open a pull request']],
};

/** What agents say they did; `{thing}` and `{file}` as in the task. */
export const SUMMARIES: Readonly<Record<TaskKind, Some<string>>> = {
  fix: [
    'The cause was a stale value kept in {file}. It is read again now, and a test holds it.',
    'Two callers changed the same list. {file} copies it now; the new test failed before and passes after.',
  ],
  feature: [
    'It is there, with tests and a page in the docs. {file} carries most of it.',
    'Built behind no flag, as asked. One new component, no new dependency.',
  ],
  test: ['23 new tests, each seen failing once. They found one bug in {file}, fixed in its own commit.'],
  refactor: ['Moved without a change of behaviour: the tests are the same and {file} is 240 lines shorter.'],
  docs: ['The page is rewritten and each of its examples runs in CI now.'],
  upgrade: ['7 packages upgraded in 7 commits. One stays behind, because its next version needs a newer runtime.'],
  speed: ['p95 went from 1.8 s to 410 ms: the query in {file} was asked once a row, and now once.'],
};
