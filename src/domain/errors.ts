/** What kind of expected failure it is; every ear turns the same code into its own status or colour. */
export type ErrorCode =
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'unsupported'
  | 'unavailable'
  | 'rate_limited'
  | 'unclear';

/**
 * An expected failure with a sentence for the person who asked: what happened, that nothing was lost, what to do.
 * `unclear` means that the request may or may not have arrived; never repeat it blindly.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Milliseconds to wait before trying again, where the other side said so. */
  readonly retryAfter: number | null;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The sentence to show for anything thrown; what is not an AppError is a bug and stays in the log. */
export function sentence(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return 'Something went wrong on our side. Nothing was lost; please try again.';
}
