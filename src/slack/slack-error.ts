import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { AppError, type ErrorCode } from '../domain/errors.ts';

const DEFAULT_PAUSE = 30_000;
const LONGEST_PAUSE = 15 * 60_000;

/** What a failed call to Slack means for whoever asked: surely not done, perhaps done, never possible, or later. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter * 1000, error);
  if (error instanceof WebAPIPlatformError) return refusal(error.data.error, error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error);
  if (error instanceof WebAPIRequestError) return networkFailure(error.original);
  // The SDK throws a bare error for a 429 whose Retry-After it cannot read.
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(DEFAULT_PAUSE, error);
  return new AppError('unclear', 'Slack gave an answer that cannot be read.', { cause: error });
}

/** Slack's own word for a refusal (such as `channel_not_found`), or null if it gave none. */
export function slackWord(error: unknown): string | null {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof WebAPIPlatformError ? cause.data.error : null;
}

const GONE =
  /^(channel|message|thread|user|view)_not_found$|^(not_in_channel|is_archived|cant_update_message|channel_is_archived)$/;
const LIMITED = /^(ratelimited|rate_limited|message_limit_exceeded)$/;
const MAYBE_DONE = /^(internal_error|fatal_error|request_timeout)$/;
const LOCKED_OUT =
  /^(invalid_auth|not_authed|token_revoked|token_expired|account_inactive|missing_scope|no_permission|team_access_not_granted|ekm_access_denied|service_unavailable|team_added_to_org|org_login_required)$/;
const TOO_LATE = /^(expired_trigger_id|trigger_expired|invalid_trigger_id|exchanged_trigger_id|trigger_exchanged)$/;

function refusal(word: unknown, cause: Error): AppError {
  // An answer that was no JSON arrives here as a whole page in place of a word.
  if (typeof word !== 'string' || !/^[a-z0-9_]{1,80}$/.test(word)) {
    return new AppError('unclear', 'Slack gave an answer that cannot be read.', { cause });
  }
  if (LIMITED.test(word)) return rateLimited(DEFAULT_PAUSE, cause);
  const { code, message } = meaning(word);
  return new AppError(code, message, { cause });
}

function meaning(word: string): { code: ErrorCode; message: string } {
  if (GONE.test(word)) return { code: 'not_found', message: `Slack cannot reach that place (${word}).` };
  if (MAYBE_DONE.test(word)) return { code: 'unclear', message: `Slack broke off while working on it (${word}).` };
  if (LOCKED_OUT.test(word)) return { code: 'unavailable', message: `Slack does not let us in (${word}).` };
  if (TOO_LATE.test(word)) {
    return {
      code: 'conflict',
      message: 'The form could not open: Slack allows three seconds for it and they were over.',
    };
  }
  return { code: 'invalid', message: `Slack refused it (${word}).` };
}

function httpFailure(error: WebAPIHTTPError): AppError {
  const message = `Slack answered with HTTP ${error.statusCode}.`;
  return new AppError(error.statusCode >= 500 ? 'unclear' : 'unavailable', message, { cause: error });
}

const NEVER_ARRIVED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function networkFailure(error: Error): AppError {
  const code = networkCode(error);
  if (code !== null && NEVER_ARRIVED.includes(code)) {
    return new AppError('unavailable', `Slack cannot be reached (${code}).`, { cause: error });
  }
  return new AppError('unclear', `Slack did not answer (${code ?? error.name}).`, { cause: error });
}

/** `fetch` hides the reason one or two causes deep; several addresses tried at once make an AggregateError. */
function networkCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  return networkCode(error.cause);
}

function rateLimited(ms: number, cause: Error): AppError {
  const retryAfter = Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_PAUSE) : DEFAULT_PAUSE;
  return new AppError('rate_limited', 'Slack asks us to slow down.', { cause, retryAfter });
}
