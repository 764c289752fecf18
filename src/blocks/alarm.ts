import type { Run } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { runValue } from './button-values.ts';
import type { Message } from './message.ts';
import { actionButton } from './run-buttons.ts';
import { shownTitle, spent } from './run-facts.ts';
import { context, mrkdwn, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { bold, inline } from './text.ts';

/** A run that was cancelled and moves again: said aloud, because nobody watches a run that has stopped. */
export function alarm(run: Run): Message {
  const head = `Moves again after it was cancelled: #${run.number} ${shownTitle(run)}`;
  const { word } = STATUS_WORDS[run.status];
  const provider = inline(run.provider, 40);
  return {
    text: `🚨 ${inline(head, 400)}`,
    blocks: [
      section('alarm-title', [`🚨 ${bold(head, 400)}`]),
      section('alarm-what', [
        `${provider} had confirmed that it was cancelled, and now says it is ${word.toLowerCase()}. It may cost money again. ` +
          `Cancel it once more; if it comes back, stop it at ${provider} itself.`,
      ]),
      ...context('alarm-facts', [mrkdwn(inline(spent(run), 100))]),
      ...buttonRow('alarm-actions', [actionButton('cancel', run, null), button('logs', 'Logs', runValue(run))]),
    ],
  };
}
