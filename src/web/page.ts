import type { Person } from '../domain/person.ts';
import type { Look } from './look.ts';
import type { Reads } from './reads.ts';

/** How much a viewer may see: everything, or only the fields that the public view allows. */
export type Scope = 'everything' | 'public';

/** Who looks, and what they asked for. */
export interface PageRequest {
  /** The parts of the path that the page's own path names. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The reader's IANA time zone. */
  readonly zone: string;
  /** How the reader wants to see pages. */
  readonly look: Look;
  readonly person: Person | null;
  readonly scope: Scope;
  readonly now: number;
}

/** What a page's template gets. Templates are strict: every name they use must be there, null where nothing is known. */
export interface PageAnswer {
  readonly title: string;
  readonly model: Readonly<Record<string, unknown>>;
  /** 400 where the question itself was wrong. */
  readonly status?: 200 | 400;
  /** False where it shows what changes without a journal event (a moving run's log): then it is drawn anew each time. */
  readonly keep?: boolean;
  /** The one run that it shows: only news of this run draws it again in an open browser. */
  readonly run?: number;
  /** After how many seconds an open browser looks again even without news; null: the usual time. */
  readonly lookAgain?: number;
}

/** One page of the site. Its file's name is its template's name in `views/pages`. */
export interface Page {
  readonly path: string;
  /** Its place in the navigation; null where it is reached from another page. */
  readonly nav: { readonly label: string; readonly order: number } | null;
  /** Looks up what to show; throws AppError where there is nothing to show. */
  load(request: PageRequest, reads: Reads): Promise<PageAnswer>;
}

export function definePage(page: Page): Page {
  return page;
}
