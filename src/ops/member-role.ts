import type { Person } from '../domain/person.ts';
import { DEFAULT_ROLE, type Member, type Role, roleNamed } from '../domain/role.ts';
import { HOUR } from '../domain/time.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';

/** Where the role of people who come for the first time is kept. */
export const DEFAULT_ROLE_SETTING = 'default-role';

/** What somebody may do at this moment. Who comes for the first time is written down: the very first as admin. */
export async function memberRole(context: Context, person: Person, zone: string): Promise<Role> {
  const known = await context.store.people.get(person.id);
  if (known === null) return (await enter(context, person, zone)).role;
  // An hour is near enough, and nobody waits for it.
  if (context.world.now() - (known.lastSeenAt ?? 0) > HOUR) context.later(writeSeen(context, person, zone));
  return known.role;
}

/** The role of people who come for the first time. */
export async function defaultRole(tables: Pick<Tables, 'settings'>): Promise<Role> {
  return roleNamed((await tables.settings.get(DEFAULT_ROLE_SETTING)) ?? '') ?? DEFAULT_ROLE;
}

function enter({ store, world }: Context, person: Person, zone: string): Promise<Member> {
  return store.write(async (tx) => tx.people.enter(person, zone, await defaultRole(tx), world.now()));
}

async function writeSeen({ store, world, log }: Context, person: Person, zone: string): Promise<void> {
  try {
    await store.write((tx) => tx.people.seen(person, zone, world.now()));
  } catch (error) {
    log.warn({ err: error, person: person.id }, 'when somebody was here could not be written down');
  }
}
