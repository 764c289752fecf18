import type { Member, Role } from '../../../src/domain/role.ts';
import type { Tools } from '../../../src/slack/tools.ts';
import { NOON } from '../../support/run-fixtures.ts';
import type { Deed } from './memory-tools.ts';

type PeopleTools = Pick<Tools, 'role' | 'people' | 'admins' | 'defaultRole' | 'setRole' | 'setDefaultRole'>;

/** Roles in a map; each key acts once. */
export function memoryPeople(roles: Map<string, Role>, deeds: Deed[], taken: Set<string>): PeopleTools {
  let usual: Role = 'operator';
  const member = (id: string, role: Role): Member => ({
    person: { id, name: `Person ${id}` },
    role,
    roleSince: NOON,
    zone: null,
    firstSeenAt: NOON,
    lastSeenAt: NOON,
  });
  const isFirst = (key: string) => !taken.has(key) && taken.add(key) !== undefined;
  const members = () => [...roles].map(([id, role]) => member(id, role));
  return {
    role: async ({ id }) => roles.get(id) ?? usual,
    people: async () => members(),
    admins: async () => members().filter(({ role }) => role === 'admin'),
    defaultRole: async () => usual,
    async setRole({ key, person, role }) {
      if (isFirst(key)) deeds.push({ verb: 'role', person: person.id, role });
      roles.set(person.id, role);
      return { ...member(person.id, role), person };
    },
    async setDefaultRole({ key, role }) {
      if (isFirst(key)) deeds.push({ verb: 'default role', role });
      usual = role;
    },
  };
}
