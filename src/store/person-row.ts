import type { Person } from '../domain/person.ts';

/** The person that two columns name; null where nobody is. */
export function personOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? id };
}
