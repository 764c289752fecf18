/** A Slack message that shows a run and is kept current. One per run and channel. */
export interface Post {
  readonly run: number;
  readonly channel: string;
  /** The thread it stands in; null: on its own. */
  readonly threadTs: string | null;
  /** Null until Slack has taken it. */
  readonly ts: string | null;
  /** The run's `seq` that the message shows. */
  readonly shownSeq: number;
  readonly attempts: number;
  readonly nextAt: number;
  /** Set when it can no longer be kept current (deleted, channel archived): why. */
  readonly gone: string | null;
}

export interface Posts {
  /** Wants a card; if one is there already it is returned as it is (and `gone` forgotten with its `ts`). */
  want(post: { readonly run: number; readonly channel: string; readonly threadTs: string | null }): Promise<Post>;
  get(run: number, channel: string): Promise<Post | null>;
  ofRun(run: number): Promise<readonly Post[]>;
  byMessage(channel: string, ts: string): Promise<Post | null>;
  /** The newest run's of those that stand in this thread or begin it, lost ones too; null: none. */
  inThread(channel: string, threadTs: string): Promise<Post | null>;
  placed(run: number, channel: string, ts: string, shownSeq: number): Promise<void>;
  /** Messages older than their run (its `seq` is past `shownSeq`), posted, not gone, due. */
  outdated(now: number, limit: number): Promise<readonly Post[]>;
  shown(run: number, channel: string, shownSeq: number): Promise<void>;
  failed(run: number, channel: string, nextAt: number): Promise<void>;
  lost(run: number, channel: string, why: string): Promise<void>;
  /** The same for every message of these channels. */
  lostIn(channels: readonly string[], why: string): Promise<void>;
  /** Makes the messages of a provider's moving (not final) runs outdated, so that they are drawn again. */
  outdate(provider: string): Promise<void>;
}
