import type { Person } from '../domain/person.ts';
import type { Member, Role } from '../domain/role.ts';

/** Who has used this installation, and in which role. */
export interface People {
  get(id: string): Promise<Member | null>;
  /** Who was here last comes first. */
  list(limit: number): Promise<readonly Member[]>;
  /** Who has been one for the longest comes first. */
  admins(): Promise<readonly Member[]>;
  /** Adds somebody new in the role given, the first of all as admin; somebody known stays as they are. */
  enter(person: Person, zone: string, role: Role, now: number): Promise<Member>;
  /** Writes down that somebody known is here, under which name and in which zone. */
  seen(person: Person, zone: string, now: number): Promise<void>;
  /** Gives somebody a role, also before they have been here. */
  setRole(person: Person, role: Role, now: number): Promise<Member>;
}
