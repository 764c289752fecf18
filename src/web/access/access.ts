import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import type { Sessions } from '../../store/store.ts';
import type { Scope } from '../page.ts';
import { sessionId } from './session-cookie.ts';

/** Who may see what: only people who signed in, anybody the allowed fields, or anybody everything. */
export type AccessMode = 'private' | 'public' | 'open';

/** The one who looks. Somebody who signed in sees everything in every mode. */
export interface Viewer {
  readonly person: Person | null;
  readonly scope: Scope;
  /** Null where nobody signed in. */
  readonly session: string | null;
}

/** What each request carries once it has been let in. */
export interface WebEnv {
  /** Null: nobody who may see anything, at an address that answers all the same. */
  readonly Variables: { readonly viewer: Viewer | null };
}

/** In private mode these answer without a session: they say nothing of runs, or ask for a proof of their own. */
const ALWAYS_OPEN = /^\/(signin(\/.*)?|unsubscribe\/.*|webhooks\/.*|healthz|readyz|metrics|favicon\.ico|assets\/.*)$/;

const ANONYMOUS_SCOPE: Readonly<Record<AccessMode, Scope | null>> = {
  private: null,
  public: 'public',
  open: 'everything',
};

/** Finds out who looks, and lets `refuse` answer where they may see nothing. */
export function access(
  mode: AccessMode,
  sessions: Pick<Sessions, 'get'>,
  now: () => number,
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const id = sessionId(c);
    const session = id === null ? null : await sessions.get(id, now());
    const scope = session === null ? ANONYMOUS_SCOPE[mode] : 'everything';
    if (scope === null && !ALWAYS_OPEN.test(c.req.path)) return refuse(c);
    c.set('viewer', scope && { person: session?.person ?? null, scope, session: session && id });
    return next();
  };
}

/** The one who looks, for everything that shows runs; throws where nobody was let in. */
export function viewerOf(c: Context<WebEnv>): Viewer {
  const viewer = c.get('viewer');
  if (viewer === null) throw new AppError('forbidden', 'Sign in first: type /runs page in Slack.');
  return viewer;
}
