/** A message of somebody in Slack that started a run or sent it something; a reaction on it shows what became of that. */
export interface Trigger {
  readonly channel: string;
  readonly ts: string;
  readonly run: number;
  /** The key of the action that the message asked for; null: it started the run. */
  readonly operation: string | null;
  /** The name of the emoji that stands on it; null: none yet. */
  readonly shown: string | null;
}

export interface Triggers {
  /** Keeps it; a message that is kept already stays as it is. */
  put(trigger: Omit<Trigger, 'shown'>): Promise<void>;
  get(channel: string, ts: string): Promise<Trigger | null>;
  ofRuns(runs: readonly number[]): Promise<readonly Trigger[]>;
  /** Notes which emoji stands on a message. */
  shown(channel: string, ts: string, emoji: string): Promise<void>;
}
