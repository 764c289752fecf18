import { type Clock, within } from './clock.ts';

const PATIENCE = 700;
const MOST = 5_000;

/** The conversation with each person, which never changes; where Slack is silent the person's own id, which takes messages too. */
export function createDirects(
  open: (user: string) => Promise<string>,
  clock: Clock,
): (user: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();

  return async (user) => {
    const found = await within(clock, PATIENCE, remembered(user));
    return found?.value ?? user;
  };

  function remembered(user: string): Promise<string> {
    const found = known.get(user);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const opened = open(user).catch(() => {
      known.delete(user);
      return user;
    });
    known.set(user, opened);
    return opened;
  }
}
