import type { Connection } from './connection.ts';
import { inbox } from './inbox.ts';
import { journal } from './journal.ts';
import { logs } from './logs.ts';
import { operations } from './operations.ts';
import { outbox } from './outbox.ts';
import { posts } from './posts.ts';
import { projects } from './projects.ts';
import { providers } from './providers.ts';
import { runs } from './runs.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import type { Tables } from './store.ts';

/** All tables over one connection or one transaction. */
export function tables(connection: Connection): Tables {
  return {
    runs: runs(connection),
    journal: journal(connection),
    outbox: outbox(connection),
    posts: posts(connection),
    inbox: inbox(connection),
    operations: operations(connection),
    projects: projects(connection),
    providers: providers(connection),
    logs: logs(connection),
    sessions: sessions(connection),
    settings: settings(connection),
  };
}
