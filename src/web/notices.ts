import type { ErrorCode } from '../domain/errors.ts';

/** A page that says something instead of showing runs. */
export type Notice =
  | { readonly kind: 'signin'; readonly token: string; readonly name: string }
  | { readonly kind: 'signed-out' | 'link-refused' | 'foreign-form' | 'left' | 'lost' | 'not-allowed' }
  | { readonly kind: 'failed'; readonly code: ErrorCode | null; readonly sentence: string };

export interface NoticeText {
  readonly status: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 500 | 503;
  readonly title: string;
  /** What happened and what to do, a paragraph each. */
  readonly sentences: readonly string[];
  /** Where to go from here. */
  readonly ways: readonly { readonly href: string; readonly label: string }[];
}

const ASK_SLACK = 'Type /runs page in Slack: it answers with a link that signs you in.';
const START = { href: '/', label: 'Overview' };
const RUNS = { href: '/runs', label: 'All runs' };
const HEALTH = { href: '/health', label: 'Health of the service' };

const TEXTS: Readonly<Record<Exclude<Notice['kind'], 'failed'>, NoticeText>> = {
  signin: { status: 200, title: 'Open the status page', sentences: [], ways: [] },
  'signed-out': {
    status: 401,
    title: 'You are not signed in',
    sentences: ['This status page is private.', ASK_SLACK],
    ways: [],
  },
  'link-refused': {
    status: 403,
    title: 'This link does not work any more',
    sentences: [
      'A link signs in once, within 15 minutes. It was used already, it is too old, or a part of it is missing.',
      ASK_SLACK,
    ],
    ways: [START],
  },
  'foreign-form': {
    status: 403,
    title: 'This form came from another site',
    sentences: ['Nothing was done.', ASK_SLACK],
    ways: [START],
  },
  left: { status: 200, title: 'You are signed out', sentences: ['To come back:', ASK_SLACK], ways: [START] },
  lost: {
    status: 404,
    title: 'There is no such page',
    sentences: [
      'The address may be mistyped, or what stood here may have been removed. Runs are found by their number or by searching.',
    ],
    ways: [START, RUNS],
  },
  'not-allowed': {
    status: 405,
    title: 'This page can only be looked at',
    sentences: ['Nothing was changed. Runs are started, stopped and changed in Slack.'],
    ways: [START, RUNS],
  },
};

const FAILURES: Readonly<Record<ErrorCode, Pick<NoticeText, 'status' | 'title'>>> = {
  not_found: { status: 404, title: 'Not found' },
  invalid: { status: 400, title: 'That was not understood' },
  conflict: { status: 409, title: 'It changed meanwhile' },
  forbidden: { status: 403, title: 'Not allowed' },
  unsupported: { status: 400, title: 'That is not possible here' },
  unavailable: { status: 503, title: 'The page cannot be shown right now' },
  rate_limited: { status: 503, title: 'The page cannot be shown right now' },
  unclear: { status: 503, title: 'The page cannot be shown right now' },
};

/** The words and the HTTP status of a notice. */
export function textOf(notice: Notice): NoticeText {
  if (notice.kind !== 'failed') return TEXTS[notice.kind];
  if (notice.code === null) {
    return { status: 500, title: 'Something went wrong', sentences: [notice.sentence], ways: [START, HEALTH] };
  }
  return { ...FAILURES[notice.code], sentences: [notice.sentence], ways: [START, RUNS, HEALTH] };
}
