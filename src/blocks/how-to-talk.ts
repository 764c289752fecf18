import type { Message } from './message.ts';
import { section } from './sections.ts';
import { inlineCode } from './text.ts';

/** What can be said to us in a message, for somebody who asks or who wrote something that we do not understand. */
export function howToTalk(): Message {
  return {
    text: 'What you can say to me',
    blocks: [
      section('talk', [
        '*What you can say to me*',
        `• In a channel: mention me and say what an agent should do. Its card comes into the thread. Options go first: ${typed('project=web priority=high Fix the login redirect')}`,
        '• In the thread of a run: just answer, and the agent hears it. 👀 means that it is on its way, ✅ that it has arrived, ⚠️ that it was not taken.',
        `• Not for the agent? Begin with ${typed('(aside)')}, or mention a colleague.`,
        `• Another run in the same thread: mention me and begin with ${typed('new')}.`,
        `• Everything else: ${typed('/runs')} shows the runs, ${typed('/runs help')} all words. A direct message starts nothing unless it mentions me.`,
      ]),
    ],
  };
}

function typed(words: string): string {
  return inlineCode(words, 160);
}
