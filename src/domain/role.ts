import type { Person } from './person.ts';

/** What somebody may do, from the least to the most: each role may do all that the ones before it may. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What everyone after the first person is, unless the workspace's setting says otherwise. */
export const DEFAULT_ROLE = 'operator' satisfies Role;

/** Whether somebody in the role `has` may do what needs the role `needs`. */
export function mayAct(has: Role, needs: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needs);
}

/** The role that a word names, in any case; null for any other word. */
export function roleNamed(word: string): Role | null {
  return ROLES.find((role) => role === word.toLowerCase()) ?? null;
}

/** Somebody who has used this installation, or was given a role in it. */
export interface Member {
  readonly person: Person;
  readonly role: Role;
  readonly roleSince: number;
  /** IANA name of their time zone; null: never heard. */
  readonly zone: string | null;
  /** Null: was given a role and has not been here yet. */
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
}
