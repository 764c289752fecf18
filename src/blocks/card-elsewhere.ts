import type { Message } from './message.ts';
import { section } from './sections.ts';
import { inline } from './text.ts';

/** Why a run's card comes to the person directly: where it was asked for it cannot stand. */
export function cardElsewhere(run: number, channel: string, reason: string): Message {
  const where = /^[CG][A-Z0-9]+$/.test(channel) ? `in <#${channel}>` : 'where you asked for it';
  return {
    text: `The card of #${run} comes here`,
    blocks: [
      section('elsewhere', [
        `⚠️ I cannot post the card of #${run} ${where}: ${inline(reason, 300)} The run goes on, and its card stands here instead.`,
      ]),
    ],
  };
}
