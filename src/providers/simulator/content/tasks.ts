import type { Some } from '../chance.ts';

/** What kind of work a task is; it decides the plan and the summary. */
export type TaskKind = 'fix' | 'feature' | 'test' | 'refactor' | 'docs' | 'upgrade' | 'speed';

export interface Task {
  readonly kind: TaskKind;
  /** `{thing}` is what it is about, `{file}` a file of the project. */
  readonly title: string;
  readonly prompt: string;
}

/** Tasks in English. */
export const TASKS: Some<Task> = [
  {
    kind: 'fix',
    title: 'Fix the {thing} on slow networks',
    prompt: 'The {thing} hangs when the network is slow. Find out why and fix it.',
  },
  {
    kind: 'fix',
    title: 'Fix the flaky {thing} test',
    prompt: 'The test of the {thing} fails about once in ten runs on CI. Make it reliable without a retry.',
  },
  {
    kind: 'fix',
    title: '{thing}: wrong result after midnight',
    prompt:
      'Since the last release the {thing} is off by one day between 00:00 and 02:00. It looks like a time zone bug near {file}.',
  },
  {
    kind: 'fix',
    title: 'Handle empty input in the {thing}',
    prompt: 'The {thing} throws on empty input. It should say what is missing instead.',
  },
  {
    kind: 'fix',
    title: 'Stop the {thing} from losing what was typed',
    prompt:
      'Two customers report that the {thing} loses what they typed when the session ends. Reproduce it, then fix it.',
  },
  {
    kind: 'feature',
    title: 'Add keyboard shortcuts to the {thing}',
    prompt: 'Add keyboard shortcuts to the {thing}: next, previous, open, close. Show them on "?".',
  },
  {
    kind: 'feature',
    title: 'Let people undo in the {thing}',
    prompt: 'Add an undo for the last change in the {thing}, ten seconds long.',
  },
  {
    kind: 'feature',
    title: 'Export the {thing} as CSV',
    prompt: 'Add a CSV export to the {thing}. Stream it; some customers have 200k rows.',
  },
  {
    kind: 'feature',
    title: 'Show progress in the {thing}',
    prompt: 'People press the button of the {thing} twice because nothing moves. Show progress.',
  },
  {
    kind: 'feature',
    title: 'Add metrics to the {thing}',
    prompt: 'Count requests, errors and durations of the {thing} and put them on the dashboard.',
  },
  {
    kind: 'test',
    title: 'Cover the {thing} with tests',
    prompt: 'Write tests for the {thing}; {file} has none at the moment. No mocks of our own code.',
  },
  {
    kind: 'test',
    title: 'Property tests for the {thing}',
    prompt: 'Add property tests for the {thing}. Start with: reading back what was written gives the same.',
  },
  {
    kind: 'refactor',
    title: 'Split {file}',
    prompt: '{file} has grown too long. Split it by noun and keep its public names.',
  },
  {
    kind: 'refactor',
    title: 'Remove the old {thing} code path',
    prompt: 'The flag for the new {thing} has been on for a month. Remove the old path and the flag.',
  },
  {
    kind: 'refactor',
    title: 'One place for the rules of the {thing}',
    prompt: 'The rules of the {thing} are in three places. Bring them together without changing behaviour.',
  },
  {
    kind: 'docs',
    title: 'Document the {thing}',
    prompt:
      'Write a page about the {thing} for somebody who joins next week: what it is for, how to run it, how it fails.',
  },
  {
    kind: 'docs',
    title: 'Correct the examples of the {thing}',
    prompt: 'The examples of the {thing} do not run any more. Correct them and add a check that runs them.',
  },
  {
    kind: 'upgrade',
    title: 'Upgrade the dependencies of the {thing}',
    prompt: 'Upgrade what the {thing} depends on, one at a time, and run the tests after each.',
  },
  {
    kind: 'upgrade',
    title: 'Nightly dependency check',
    prompt: 'Look for dependencies with known vulnerabilities and open one pull request per fix.',
  },
  {
    kind: 'speed',
    title: 'Make the {thing} faster',
    prompt: 'The {thing} takes 1.8 s at p95. Measure first, then bring it below 500 ms.',
  },
  {
    kind: 'speed',
    title: 'Cut the memory of the {thing}',
    prompt: 'The {thing} uses 900 MB under load. Find what it holds on to.',
  },
];

/** What careful people add to a prompt. */
export const PARAGRAPHS: Some<string> = [
  'Keep the public names as they are; other teams import them.',
  'Background: this came up in the incident last week. The short version is that nobody noticed for two hours, because the error was swallowed and the page simply stayed empty.',
  'Acceptance:\n- a test that fails before and passes after\n- no new dependency\n- the changelog has one line about it',
  'Please look at {file} first. I believe that the mistake is there, but I have not checked, and I have been wrong about this file before.',
  'Out of scope: the redesign, and anything that needs a migration.',
  'If you are unsure between two ways, take the one with less code and say so in the pull request.',
  "What I saw:\n```\nTypeError: Cannot read properties of undefined (reading 'total')\n    at render ({file}:118:22)\n```",
  'It has to work on a phone too, and with the keyboard alone.',
  'The customer who reported it is happy to try a build, so mention how to get one.',
];
