import type { Person } from './domain/person.ts';
import type { Store } from './store/store.ts';

/** The people of the embedded workspace, who also own the invented runs. */
export const DEMO_PEOPLE = [
  { id: 'U01ANA', name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Madrid' },
  { id: 'U02BEN', name: 'ben', realName: 'Ben Okafor', tz: 'America/New_York' },
  { id: 'U03CHIE', name: 'chie', realName: 'Chie Tanaka', tz: 'Asia/Tokyo' },
] as const;

export const DEMO_CHANNELS = [
  {
    id: 'C01AGENTS',
    name: 'agents',
    topic: 'Start here: /runs shows the board, /runs new and a sentence starts a run',
  },
  { id: 'C02WEB', name: 'web-team', topic: 'Hears of every run of the project web that ends' },
  { id: 'C03API', name: 'api-team', topic: 'Hears of every run of the project api that ends' },
  { id: 'C04RANDOM', name: 'random', topic: 'Nothing is posted here that nobody asked for' },
] as const;

const PROJECT_CHANNELS = { web: 'C02WEB', api: 'C03API' } as const;

export function demoPersons(): readonly Person[] {
  return DEMO_PEOPLE.map(({ id, realName }) => ({ id, name: realName }));
}

/** Ana is the demo's admin. */
const ADMIN = DEMO_PEOPLE[0].id;

/** Gives two projects of a fresh demo a channel, so that one sees news arrive, and everybody a role. What somebody has set since is left alone. */
export async function prepareDemo(store: Store, now: number): Promise<void> {
  await store.write(async (tx) => {
    if ((await tx.settings.get('demo')) !== null) return;
    for (const [name, channel] of Object.entries(PROJECT_CHANNELS)) {
      await tx.projects.put({ name, channel, provider: 'simulator' }, now);
    }
    for (const person of demoPersons()) {
      await tx.people.setRole(person, person.id === ADMIN ? 'admin' : 'operator', now);
    }
    await tx.settings.set('demo', 'prepared');
  });
}

/** The embedded workspace begins anew with each start, so the cards of the last one stand nowhere any more. */
export async function forgetDemoMessages(store: Store): Promise<void> {
  const channels = DEMO_CHANNELS.map(({ id }) => id);
  await store.write((tx) => tx.posts.lostIn(channels, 'the embedded workspace began anew'));
}
