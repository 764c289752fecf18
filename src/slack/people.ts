import type { Person } from '../domain/person.ts';
import { type Clock, within } from './clock.ts';

/** A person as Slack knows them. */
export interface Profile {
  readonly person: Person;
  /** IANA name of their time zone. */
  readonly zone: string;
}

export interface People {
  /** Never fails and never keeps anybody waiting: where Slack is silent, the name that came with the request and UTC. */
  find(id: string, knownAs: string): Promise<Profile>;
}

/** Slack's answer to users.info, as far as it matters here. */
export interface UserInfo {
  readonly name: string | null;
  readonly zone: string | null;
}

const KEEP = 10 * 60_000;
const PATIENCE = 700;
const MOST = 5_000;

/** Remembers each person for ten minutes, so that a click costs no call to Slack. */
export function createPeople(ask: (id: string) => Promise<UserInfo>, clock: Clock): People {
  const known = new Map<string, { readonly at: number; readonly info: Promise<UserInfo | null> }>();

  return {
    async find(id, knownAs) {
      const info = await within(clock, PATIENCE, remembered(id));
      const { name, zone } = info?.value ?? { name: null, zone: null };
      return { person: { id, name: name ?? (knownAs || id) }, zone: zone !== null && isZone(zone) ? zone : 'UTC' };
    },
  };

  function remembered(id: string): Promise<UserInfo | null> {
    const found = known.get(id);
    if (found !== undefined && clock.now() - found.at < KEEP) return found.info;
    if (known.size >= MOST) known.clear();
    const info = ask(id).catch(() => {
      known.delete(id);
      return null;
    });
    known.set(id, { at: clock.now(), info });
    return info;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
