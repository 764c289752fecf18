import type { Status } from '../../domain/run.ts';

/** Every status word that Codegen and its own clients were seen to use, in our words; the document lists none. */
const STATUS_WORDS: Readonly<Record<string, Status>> = {
  PENDING: 'queued',
  QUEUED: 'queued',
  ACTIVE: 'running',
  RUNNING: 'running',
  IN_PROGRESS: 'running',
  EVALUATION: 'running',
  PAUSED: 'paused',
  COMPLETE: 'completed',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
  STOPPED: 'cancelled',
  ERROR: 'failed',
  FAILED: 'failed',
  TIMEOUT: 'failed',
  MAX_ITERATIONS_REACHED: 'failed',
  OUT_OF_TOKENS: 'failed',
};

/** Our status for Codegen's word in any case; a word that is not known, or none, is `unknown`. */
export function readStatus(word: string | null): Status {
  const upper = word?.trim().toUpperCase() ?? '';
  return Object.hasOwn(STATUS_WORDS, upper) ? (STATUS_WORDS[upper] ?? 'unknown') : 'unknown';
}
