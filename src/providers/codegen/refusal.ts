import { AppError } from '../../domain/errors.ts';
import { clip } from '../../domain/text.ts';
import { type Answer, UNREADABLE } from './exchange.ts';

/** What a request was about, for the sentence that a person reads. */
export interface Subject {
  /** Whether it changes nothing at Codegen, so that it may be repeated. */
  readonly reads: boolean;
  /** The run it was about. */
  readonly run?: string;
  /** Only newer servers know the question. */
  readonly newer?: true;
}

/** Null where the answer is a good one; otherwise the failure that it means. */
export function refusalIn(answer: Answer, subject: Subject): AppError | null {
  if (answer.kind === 'silence') return silence(answer, subject);
  const { status, body } = answer;
  if (status >= 200 && status < 300) return body === UNREADABLE ? unreadable(subject) : null;
  if (status >= 500) return broken(`it answered ${status}`, subject);
  const said = messageOf(body);
  if (status === 404) return notFound(body, said, subject);
  const known = SENTENCES[status];
  if (known !== undefined) return known(said, answer.retryAfter);
  const code = subject.reads ? 'unavailable' : 'invalid';
  return new AppError(code, `Codegen answered ${status}${said === null ? '' : `: ${said}`}.`);
}

/** The answer is JSON, but not in the form that its document promises. */
export function unreadable({ reads }: Pick<Subject, 'reads'>): AppError {
  return broken('its answer cannot be read', { reads });
}

type Sentence = (said: string | null, retryAfter: number | null) => AppError;

const SENTENCES: Readonly<Record<number, Sentence>> = {
  401: () =>
    new AppError(
      'unavailable',
      'Codegen refuses the token. Check CODEGEN_API_TOKEN, or make a new one at https://codegen.com/token.',
    ),
  402: () =>
    new AppError(
      'invalid',
      'The Codegen plan has no agent runs left, so nothing was started. Upgrade the plan, or wait for its next period.',
    ),
  403: () =>
    new AppError(
      'forbidden',
      'The Codegen token has no access to this organization. Check CODEGEN_ORG_ID and its rights.',
    ),
  422: (said) => new AppError('invalid', `Codegen does not take the request: ${said ?? 'it does not say why'}.`),
  429: (_said, retryAfter) =>
    new AppError(
      'rate_limited',
      'Codegen asks for fewer requests. Nothing was lost; it is tried again by itself.',
      retryAfter === null ? {} : { retryAfter },
    ),
};

function silence({ sent, reason }: { sent: boolean; reason: string }, subject: Subject): AppError {
  return sent
    ? broken(reason, subject)
    : new AppError(
        'unavailable',
        `Codegen cannot be reached (${reason}). Nothing was lost; it is tried again by itself.`,
      );
}

/** A reading that failed did nothing; anything else may have been done. */
function broken(reason: string, { reads }: Pick<Subject, 'reads'>): AppError {
  return reads
    ? new AppError('unavailable', `Codegen is in trouble: ${reason}. Nothing was lost; it is tried again by itself.`)
    : new AppError('unclear', `It is unclear whether Codegen took the request: ${reason}.`);
}

/** Only an answer in the API's own form says that a run is not there; anything else comes from a wrong address. */
function notFound(body: unknown, said: string | null, { reads, run, newer }: Subject): AppError {
  if (newer) return new AppError('unsupported', 'This Codegen server does not offer that.');
  if (typeof body !== 'object' || body === null) {
    return new AppError('unavailable', 'Codegen is not at this address. Check CODEGEN_API_URL.');
  }
  if (run !== undefined) return new AppError('not_found', `Codegen has no run ${run}.`);
  if (reads) return new AppError('unavailable', 'Codegen does not know the organization. Check CODEGEN_ORG_ID.');
  const why = (said ?? 'it found nothing to work on').replace(/[.!\s]*$/, '');
  return new AppError('invalid', `Codegen did not start it: ${why}.`);
}

/** The reason in any of the forms that were seen: `message`, `detail` as text or list, `error`. */
function messageOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { message, detail, error } = body as { message?: unknown; detail?: unknown; error?: unknown };
  const text = [message, Array.isArray(detail) ? detail.slice(0, 5).map(problemOf).join('; ') : detail, error].find(
    (each): each is string => typeof each === 'string' && each.trim() !== '',
  );
  return text === undefined ? null : clip(text.trim(), 300);
}

/** One entry of a validation error: where and what. */
function problemOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const { loc, msg } = entry as { loc?: unknown; msg?: unknown };
  const place = Array.isArray(loc) ? loc.filter((part) => ['string', 'number'].includes(typeof part)).join('.') : '';
  return [place, typeof msg === 'string' ? msg : 'not accepted'].filter((part) => part !== '').join(': ');
}
