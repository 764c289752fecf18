import type { Action } from './lifecycle.ts';
import type { Run, Status } from './run.ts';
import { fold } from './text.ts';

/** Why an action leaves a run alone. Every part that is given must hold. */
export interface SkipRule {
  /** For people, as it reads after "left out:". */
  readonly reason: string;
  readonly status?: Status;
  readonly provider?: string;
  /** Its provider is none of these. */
  readonly otherThan?: readonly string[];
  /** An action that is under way; `any`: whichever. */
  readonly pending?: Action | 'any';
  /** What is not known of it. */
  readonly lacks?: 'externalId' | 'prompt';
  readonly archived?: boolean;
  readonly project?: string;
}

/** Why a run is left alone: the reason of the first rule that holds; null where none does. */
export function skipReason(rules: readonly SkipRule[], run: Run): string | null {
  return rules.find((rule) => holds(rule, run))?.reason ?? null;
}

function holds({ status, provider, otherThan, pending, lacks, archived, project }: SkipRule, run: Run): boolean {
  return (
    (status === undefined || run.status === status) &&
    (provider === undefined || run.provider === provider) &&
    (otherThan === undefined || !otherThan.includes(run.provider)) &&
    (pending === undefined || (pending === 'any' ? run.pending !== null : run.pending?.action === pending)) &&
    (lacks === undefined || run[lacks] === null) &&
    (archived === undefined || (run.archivedAt !== null) === archived) &&
    (project === undefined || (run.project !== null && fold(run.project) === fold(project)))
  );
}
