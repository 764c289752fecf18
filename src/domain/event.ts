import type { Action } from './lifecycle.ts';
import type { Person } from './person.ts';

/** Everything the journal can say. `progressed` carries small changes (progress, cost, plan) and is left out of histories. */
export const EVENT_KINDS = [
  'created',
  'started',
  'waiting',
  'paused',
  'resumed',
  'completed',
  'failed',
  'cancelled',
  'unknown',
  'resurrected',
  'progressed',
  'requested',
  'confirmed',
  'refused',
  'edited',
  'archived',
  'restored',
  'retried',
  'bulk-started',
  'bulk-ended',
  'project-changed',
  'role-changed',
  'view-changed',
  'provider-down',
  'provider-up',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Who made it happen. */
export type Actor =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'provider'; readonly name: string }
  | { readonly kind: 'schedule'; readonly name: string }
  | { readonly kind: 'runtower' };

export const RUNTOWER: Actor = { kind: 'runtower' };

/** The detail of a final event of a run that had ended before Runtower first looked: history, not news. */
export const ALREADY_OVER = 'already over when first seen';

/** A fact before the journal has numbered it. */
export interface NewEvent {
  readonly kind: EventKind;
  /** The run it is about; null for facts about a provider or a project. */
  readonly run: number | null;
  /** Milliseconds since 1970, by our clock. */
  readonly at: number;
  readonly actor: Actor;
  /** For `requested`, `confirmed` and `refused`: which action. */
  readonly action: Action | null;
  /** Short detail for people: the reason of a refusal, a project's name, the status before. */
  readonly detail: string | null;
}

/** A fact in the journal. `seq` grows; a reader that keeps its newest `seq` misses nothing. */
export interface JournalEvent extends NewEvent {
  readonly seq: number;
}
