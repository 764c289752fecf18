import type { Person } from '../domain/person.ts';

/** Somebody's App Home as it stands in Slack. */
export interface Home {
  readonly person: Person;
  /** IANA name of their time zone. */
  readonly zone: string;
  readonly openedAt: number;
  /** Slack's own mark of what stands there; null: nothing yet. */
  readonly hash: string | null;
  /** Our mark of what it shows; null: nothing yet. */
  readonly shown: string | null;
}

export interface Homes {
  get(personId: string): Promise<Home | null>;
  /** Remembers that somebody looks at their page. */
  opened(person: Person, zone: string, now: number): Promise<void>;
  /**
   * Those opened at `since` or later that show less of the journal than `seq` and were last drawn long enough ago; nobody else gets
   * them before `nextAt`.
   */
  claim(wanted: {
    readonly since: number;
    readonly seq: number;
    readonly now: number;
    readonly nextAt: number;
    readonly limit: number;
  }): Promise<readonly Home[]>;
  /** What stands there now: the journal up to `seq`. It is not drawn by itself before `nextAt`. */
  published(
    personId: string,
    page: { readonly hash: string | null; readonly shown: string; readonly seq: number; readonly nextAt: number },
  ): Promise<void>;
  /** Keeps it current no longer, until it is opened again. */
  closed(personId: string): Promise<void>;
}
