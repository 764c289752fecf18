import type { Status } from './run.ts';

/** Actions that a provider carries out on a run that it has. */
export const PROVIDER_ACTIONS = ['pause', 'resume', 'cancel', 'say'] as const;
export type ProviderAction = (typeof PROVIDER_ACTIONS)[number];

export const ACTIONS = [...PROVIDER_ACTIONS, 'retry', 'edit', 'archive'] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Which actions make sense in which status (whether the provider can do them is its capabilities' word).
 * `edit` is always possible.
 */
export const LIFECYCLE: Readonly<Record<Status, readonly Action[]>> = {
  queued: ['pause', 'cancel', 'edit'],
  running: ['pause', 'cancel', 'say', 'edit'],
  waiting: ['pause', 'cancel', 'say', 'edit'],
  paused: ['resume', 'cancel', 'edit'],
  completed: ['retry', 'say', 'archive', 'edit'],
  failed: ['retry', 'say', 'archive', 'edit'],
  cancelled: ['retry', 'say', 'archive', 'edit'],
  unknown: ['cancel', 'retry', 'archive', 'edit'],
};

/** The statuses that confirm an action: once the provider reports one of them, it has been done. */
export const CONFIRMED_BY: Readonly<Partial<Record<Action, readonly Status[]>>> = {
  pause: ['paused'],
  resume: ['running', 'queued', 'waiting', 'completed', 'failed'],
  cancel: ['cancelled'],
};

/** What a card says between the request and the provider's word. */
export const PENDING_WORD: Readonly<Record<Action, string>> = {
  pause: 'pausing',
  resume: 'resuming',
  cancel: 'cancelling',
  say: 'sending a message',
  retry: 'retrying',
  edit: 'editing',
  archive: 'archiving',
};

/** What a person reads after the provider's word. */
export const DONE_WORD: Readonly<Record<Action, string>> = {
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
  say: 'message delivered',
  retry: 'retried',
  edit: 'edited',
  archive: 'archived',
};

const NOT_DONE: Readonly<Record<Action, string>> = {
  pause: 'Was not paused',
  resume: 'Was not resumed',
  cancel: 'Did not stop',
  say: 'The message was not delivered',
  retry: 'Was not retried',
  edit: 'Was not edited',
  archive: 'Was not archived',
};

/** What a card says of an action that did not happen. */
export function refusalNotice(action: Action, reason: string | null): string {
  return `${NOT_DONE[action]}: ${reason ?? 'no reason given'}`;
}
