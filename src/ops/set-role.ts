import { AppError } from '../domain/errors.ts';
import type { NewEvent } from '../domain/event.ts';
import type { Person } from '../domain/person.ts';
import type { Member, Role } from '../domain/role.ts';
import type { Context } from './context.ts';
import { DEFAULT_ROLE_SETTING, defaultRole } from './member-role.ts';

/** Who asks for a role to be changed; the same key acts once. */
export interface RoleRequest {
  readonly key: string;
  readonly by: Person;
  readonly role: Role;
}

/** Gives somebody a role. The last admin stays one, or nobody could give roles any more. */
export async function setRole(
  { store, world, announce }: Context,
  { key, by, person, role }: RoleRequest & { readonly person: Person },
): Promise<Member> {
  const now = world.now();
  const member = await store.write(async (tx) => {
    const fresh = await tx.inbox.take(key, now);
    const before = await tx.people.get(person.id);
    if (before !== null && (!fresh || before.role === role)) return before;
    const after = await tx.people.setRole(person, role, now);
    if ((await tx.people.admins()).length === 0) {
      throw new AppError(
        'conflict',
        `${after.person.name} is the only admin and stays one: make somebody else admin first. Nothing was changed.`,
      );
    }
    await tx.journal.append([roleEvent(by, now, `${after.person.name}: ${before?.role ?? 'new'} → ${role}`)]);
    return after;
  });
  announce();
  return member;
}

/** Sets the role of people who come for the first time. */
export async function setDefaultRole({ store, world, announce }: Context, { key, by, role }: RoleRequest) {
  const now = world.now();
  await store.write(async (tx) => {
    const before = await defaultRole(tx);
    if (!(await tx.inbox.take(key, now)) || before === role) return;
    await tx.settings.set(DEFAULT_ROLE_SETTING, role);
    await tx.journal.append([roleEvent(by, now, `who comes for the first time: ${before} → ${role}`)]);
  });
  announce();
}

function roleEvent(by: Person, at: number, detail: string): NewEvent {
  return { kind: 'role-changed', run: null, at, actor: { kind: 'person', person: by }, action: null, detail };
}
