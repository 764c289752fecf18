import { bulks } from './bulks.ts';
import type { Connection } from './connection.ts';
import { homes } from './homes.ts';
import { inbox } from './inbox.ts';
import { journal } from './journal.ts';
import { leases } from './leases.ts';
import { logs } from './logs.ts';
import { operations } from './operations.ts';
import { outbox } from './outbox.ts';
import { people } from './people.ts';
import { posts } from './posts.ts';
import { preferences } from './preferences.ts';
import { projects } from './projects.ts';
import { providers } from './providers.ts';
import { runs } from './runs.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { stats } from './stats.ts';
import { stickyBoards } from './sticky-boards.ts';
import type { Tables } from './store.ts';
import { triggers } from './triggers.ts';
import { views } from './views.ts';

/** All tables over one connection or one transaction. */
export function tables(connection: Connection): Tables {
  return {
    runs: runs(connection),
    stats: stats(connection),
    journal: journal(connection),
    outbox: outbox(connection),
    posts: posts(connection),
    inbox: inbox(connection),
    operations: operations(connection),
    bulks: bulks(connection),
    leases: leases(connection),
    projects: projects(connection),
    people: people(connection),
    views: views(connection),
    preferences: preferences(connection),
    homes: homes(connection),
    stickyBoards: stickyBoards(connection),
    triggers: triggers(connection),
    providers: providers(connection),
    logs: logs(connection),
    sessions: sessions(connection),
    settings: settings(connection),
  };
}
