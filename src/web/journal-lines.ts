import type { Actor, EventKind, JournalEvent } from '../domain/event.ts';
import { type Action, DONE_WORD } from '../domain/lifecycle.ts';
import { clip } from '../domain/text.ts';

const DETAIL_LETTERS = 500;
const NAME_LETTERS = 80;

/** One line of a run's history. */
export interface JournalLine {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly detail: string | null;
  readonly kind: EventKind;
}

export function journalLine(event: JournalEvent): JournalLine {
  return {
    at: event.at,
    who: clip(actorName(event.actor), NAME_LETTERS),
    what: SAID[event.kind](event),
    detail: event.detail === null ? null : clip(event.detail, DETAIL_LETTERS),
    kind: event.kind,
  };
}

function actorName(actor: Actor): string {
  if (actor.kind === 'person') return actor.person.name;
  return actor.kind === 'runtower' ? 'Runtower' : actor.name;
}

/** How a request reads after the name of who made it. */
const ASKED: Readonly<Record<Action, string>> = {
  pause: 'asked to pause it',
  resume: 'asked to resume it',
  cancel: 'asked to cancel it',
  say: 'sent it a message',
  retry: 'asked to retry it',
  edit: 'asked to edit it',
  archive: 'asked to archive it',
};

/** What happened, as it reads after the name of who made it happen. */
const SAID: Readonly<Record<EventKind, (event: JournalEvent) => string>> = {
  created: () => 'created it',
  started: () => 'started it',
  waiting: () => 'waits for a person',
  paused: () => 'paused it',
  resumed: () => 'went on with it',
  completed: () => 'completed it',
  failed: () => 'reports that it failed',
  cancelled: () => 'cancelled it',
  unknown: () => 'does not know it any more',
  resurrected: () => 'runs it again although it was cancelled',
  progressed: () => 'made progress',
  requested: ({ action }) => (action === null ? 'asked for something' : ASKED[action]),
  confirmed: ({ action }) => (action === null ? 'confirmed it' : `confirmed: ${DONE_WORD[action]}`),
  refused: ({ action }) => (action === null ? 'refused' : `did not do it: ${action}`),
  edited: () => 'edited it',
  archived: () => 'archived it',
  restored: () => 'brought it back from the archive',
  retried: () => 'started a new run from it',
  'bulk-started': () => 'started a bulk action',
  'bulk-ended': () => 'ended a bulk action',
  'project-changed': () => 'changed its project',
  'role-changed': () => 'changed a role',
  'view-changed': () => 'changed a saved view',
  'provider-down': () => 'stopped answering',
  'provider-up': () => 'answers again',
};
