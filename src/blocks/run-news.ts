import type { Run } from '../domain/run.ts';
import { button, buttonRow } from './actions.ts';
import { runValue } from './button-values.ts';
import type { Message } from './message.ts';
import { actionButton } from './run-buttons.ts';
import { outcomeBlock, pullRequestsBlock, shownTitle, spent, took } from './run-facts.ts';
import { context, plain, section } from './sections.ts';
import { STATUS_WORDS } from './status-words.ts';
import { bold, capital, inline } from './text.ts';

/** A run that ended, for its project's channel: one short message that is not updated afterwards. */
export function runNews(run: Run): Message {
  const { word, emoji } = STATUS_WORDS[run.status];
  const by = run.by === null ? null : plain(`👤 ${run.by.name}`, 60);
  const retry = run.status === 'failed' ? [actionButton('retry', run, null)] : [];
  return {
    text: `${emoji} ${word}: #${run.number} ${inline(shownTitle(run), 300)}`,
    blocks: [
      section('news-title', [`${emoji} ${bold(`${word} · #${run.number} · ${shownTitle(run)}`, 400)}`]),
      ...outcomeBlock(run, 600),
      ...pullRequestsBlock(run),
      ...context('news-facts', [plain(capital(`${took(run)} · ${spent(run)}`), 100), by]),
      ...buttonRow('news-actions', [...retry, button('logs', 'Logs', runValue(run))]),
    ],
  };
}
