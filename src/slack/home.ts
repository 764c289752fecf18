import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { DAY, SECOND } from '../domain/time.ts';
import type { Home as KeptHome } from '../store/home.ts';
import { type DrawnHome, drawHome } from './draw-home.ts';
import type { Interactive } from './interactive.ts';
import type { Log } from './log.ts';
import { slackWord } from './slack-error.ts';
import type { Tools } from './tools.ts';

/** Everybody's App Home: put up when it is opened, and kept current for a day after. */
export interface Home {
  /** Somebody opened it. */
  opened(person: Person, zone: string): Promise<void>;
  /** Somebody did something: their page shows it at once, if they have opened one lately. Never rejects. */
  changed(personId: string): Promise<void>;
  /** Draws again every page that shows less than there is. Ringing twice is harmless; it never rejects. */
  look(): Promise<void>;
}

/** A page nobody has opened for so long is not kept current. */
const KEPT_CURRENT = DAY;
/** Between two drawings of one page, in milliseconds. */
const SPACING = 5 * SECOND;
const AT_ONCE = 10;

/** `quiet` publishes what nobody waits for, and so behind everything else. */
export function createHome(tools: Tools, interactive: Interactive, quiet: Interactive['publish'], log: Log): Home {
  let looking: Promise<void> | null = null;
  let again = false;

  return {
    async opened(person, zone) {
      await tools.homes.opened(person, zone, tools.now());
      await redraw(person.id, interactive.publish, true);
    },
    async changed(personId) {
      await attempt(personId, () => redraw(personId, interactive.publish, false));
    },
    look() {
      again = true;
      looking ??= lookUntilDone().finally(() => {
        looking = null;
      });
      return looking;
    },
  };

  async function lookUntilDone(): Promise<void> {
    while (again) {
      again = false;
      try {
        const now = tools.now();
        const claimed = await tools.homes.claim({
          since: now - KEPT_CURRENT,
          seq: await tools.newest(),
          now,
          nextAt: now + SPACING,
          limit: AT_ONCE,
        });
        await Promise.all(claimed.map(({ person }) => attempt(person.id, () => redraw(person.id, quiet, false))));
        if (claimed.length === AT_ONCE) again = true;
      } catch (error) {
        log.error({ err: error }, 'App Homes could not be drawn; it will be tried again');
      }
    }
  }

  async function attempt(personId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isFinal = error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid');
      log.warn({ err: error, person: personId }, 'an App Home could not be put up');
      if (isFinal) await tools.homes.closed(personId).catch(() => {});
    }
  }

  /** The mark of what stands there is read before the page is drawn, so that an older drawing never covers a newer one. */
  async function redraw(personId: string, publish: Interactive['publish'], anyway: boolean): Promise<void> {
    const known = await tools.homes.get(personId);
    if (known === null || known.openedAt < tools.now() - KEPT_CURRENT) return;
    const seq = await tools.newest();
    const drawn = await drawHome(tools, known.person, known.zone);
    const hash = drawn.shown === known.shown && !anyway ? known.hash : await put(known, drawn, publish);
    await tools.homes.published(personId, { hash, shown: drawn.shown, seq, nextAt: tools.now() + SPACING });
  }

  /** Where another page stands there than we know of, what is now is drawn over it. */
  async function put({ person, zone, hash }: KeptHome, drawn: DrawnHome, publish: Interactive['publish']) {
    try {
      return await publish(person.id, drawn.view, hash);
    } catch (error) {
      if (slackWord(error) !== 'hash_conflict') throw error;
      return publish(person.id, (await drawHome(tools, person, zone)).view, null);
    }
  }
}
