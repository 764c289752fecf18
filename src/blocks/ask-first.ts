import type { Capabilities } from '../domain/provider.ts';
import type { Run } from '../domain/run.ts';
import { buttonRow } from './actions.ts';
import type { Message } from './message.ts';
import { actionButton, type ButtonAction, consequence } from './run-buttons.ts';
import { section } from './sections.ts';
import { inline } from './text.ts';

/** The question before an action that was chosen where Slack cannot ask by itself, such as a menu; its button acts. */
export function askFirst(action: ButtonAction, run: Run, capabilities: Capabilities | null): Message {
  const { confirm: _asked, ...button } = actionButton(action, run, capabilities);
  const question = `*${button.text.text} #${run.number}?* ${inline(consequence(action, run, capabilities) ?? '', 600)}`;
  return { text: question, blocks: [section('ask-question', [question]), ...buttonRow('ask-actions', [button])] };
}
