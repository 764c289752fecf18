import type { Channel } from './channel.ts';
import type { Message } from './message.ts';

/** A message that is new, changed or gone. */
export interface MessageChange {
  readonly kind: 'message' | 'removed';
  readonly channel: Channel;
  readonly message: Message;
}

/** What happened in the workspace, for those who watch it. */
export type Change =
  | MessageChange
  | { readonly kind: 'views' | 'home'; readonly user: string }
  | { readonly kind: 'notice'; readonly user: string; readonly text: string };

export type Watcher = (change: Change) => void;

/** Tells every watcher what happened, in order. */
export class Changes {
  readonly #watchers = new Set<Watcher>();

  /** Watches until the returned function is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }
}
