import { createHash } from 'node:crypto';
import type { RunSnapshot } from '../../domain/run.ts';
import type { RunAnswer } from './answers.ts';

/** A short mark of what a run says: the same for the same. The moment that stands in for an unknown creation does not count. */
export function contentOf(run: RunSnapshot, answer: RunAnswer): string {
  const content = JSON.stringify({ ...run, createdAt: answer.created_at, finishedAt: null });
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
