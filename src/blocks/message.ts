import type { AnyBlock } from '@slack/types';

/** What Slack shows: blocks, and a text for notifications and for readers without blocks. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
}
