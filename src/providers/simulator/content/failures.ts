import type { Some } from '../chance.ts';

/** A way to fail. `{file}`, `{few}`, `{many}` and `{branch}` are filled in, so that messages of one kind differ as real ones do. */
export interface Failure {
  readonly weight: number;
  readonly detail: string;
  readonly error: string;
  readonly lines: Some<string>;
}

/** How runs fail in this world. */
export const FAILURES: Some<Failure> = [
  {
    weight: 30,
    detail: 'tests failed',
    error: 'Tests failed: {few} of {many} failed, first in {file}',
    lines: [
      '$ npm test',
      'FAIL {file} > keeps the total when an item is removed',
      'AssertionError: expected 1190 to be 1189 // Object.is equality',
      'Tests  {few} failed | {many} total',
    ],
  },
  {
    weight: 14,
    detail: 'merge conflict',
    error: 'CONFLICT (content): Merge conflict in {file}; {branch} is {few} commits behind main',
    lines: [
      '$ git merge origin/main',
      'Auto-merging {file}',
      'CONFLICT (content): Merge conflict in {file}',
      'Automatic merge failed; fix conflicts and then commit the result.',
    ],
  },
  {
    weight: 13,
    detail: 'rate limited',
    error: 'The model answered 429 rate_limit_error {few} times in a row; gave up after {many} seconds',
    lines: [
      '429 rate_limit_error: request would exceed the limit of this organisation',
      'waiting before the next try',
      '429 rate_limit_error: request would exceed the limit of this organisation',
    ],
  },
  {
    weight: 9,
    detail: 'out of memory',
    error: 'JavaScript heap out of memory while building (exit code 137)',
    lines: [
      '$ npm run build',
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'Killed',
    ],
  },
  {
    weight: 10,
    detail: 'lint failed',
    error: 'Lint failed with {few} errors in {file}',
    lines: ['$ npm run lint', '{file}:{many}:7 error  A value is never used', '{few} problems, 0 warnings'],
  },
  {
    weight: 10,
    detail: 'timed out',
    error: 'Timed out: the step took longer than {few} minutes',
    lines: ['still running: npm run e2e', 'still running: npm run e2e', 'SIGTERM sent to the step'],
  },
  {
    weight: 8,
    detail: 'setting missing',
    error: 'Missing environment variable DATABASE_URL in the workspace',
    lines: ['$ npm run migrate', 'Error: DATABASE_URL is not set', '    at readConfig ({file}:{many}:11)'],
  },
  {
    weight: 6,
    detail: 'type errors',
    error: "{few} type errors, first in {file}({many},14): Property 'total' does not exist on type 'Cart'",
    lines: [
      '$ npm run types',
      "{file}({many},14): error TS2339: Property 'total' does not exist on type 'Cart'.",
      'Found {few} errors.',
    ],
  },
];

/** How it ends when nobody answers a question. */
export const UNANSWERED = 'Nobody answered the question in time';
