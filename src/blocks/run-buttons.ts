import type { Button } from '@slack/types';
import { type Action, LIFECYCLE } from '../domain/lifecycle.ts';
import { dollars } from '../domain/money.ts';
import type { Capabilities, Capability } from '../domain/provider.ts';
import { isFinal, type Run } from '../domain/run.ts';
import { button, confirmation } from './actions.ts';
import { runValue } from './button-values.ts';
import { shownTitle } from './run-facts.ts';
import { plainText } from './text.ts';

/** The actions that have a button, in the order in which they stand. */
export const BUTTON_ACTIONS = ['say', 'resume', 'pause', 'retry', 'cancel'] as const satisfies readonly Action[];
/** An action that has a button. */
export type ButtonAction = (typeof BUTTON_ACTIONS)[number];

/**
 * The actions to offer for a run: possible in its status, within what its provider can do, and not waiting for another one.
 * `capabilities` is null for a provider that is not connected, which can do nothing.
 */
export function offered(run: Run, capabilities: Capabilities | null): readonly ButtonAction[] {
  if (capabilities === null) return [];
  return BUTTON_ACTIONS.filter(
    (action) =>
      LIFECYCLE[run.status].includes(action) &&
      !waits(action, run) &&
      needed(action, run, capabilities).every((capability) => capability === true),
  );
}

/** Whether an action has to wait for one that is not confirmed yet; the provider is stopped, or another run started, at any time. */
function waits(action: ButtonAction, { pending }: Run): boolean {
  return pending !== null && (pending.action === action || (action !== 'cancel' && action !== 'retry'));
}

/** The buttons of a run's card: what is offered, and its logs. */
export function runButtons(run: Run, capabilities: Capabilities | null): readonly Button[] {
  const actions = offered(run, capabilities).map((action) => actionButton(action, run, capabilities));
  // Lines that were kept can be read without the provider.
  const logs = capabilities === null || capabilities.logs === true ? [button('logs', 'Logs', runValue(run))] : [];
  return [...actions, ...logs];
}

/** What to call an action on this run. */
export function actionLabel(action: ButtonAction, run: Run): string {
  if (action === 'say') return run.status === 'waiting' ? 'Answer' : 'Reply';
  return { resume: 'Resume', pause: 'Pause', retry: 'Retry', cancel: 'Cancel' }[action];
}

/** Whether an action must not happen on one click: it cannot be undone, or it costs money. */
export function asksFirst(action: ButtonAction): boolean {
  return action === 'cancel' || action === 'retry';
}

/** What an action that asks first does, in a sentence or two; null for the others. */
export function consequence(action: ButtonAction, run: Run, capabilities: Capabilities | null): string | null {
  const title = `“${plainText(shownTitle(run), 60)}”`;
  if (action === 'cancel') {
    return [`${title} stops for good; a retry starts from the beginning.`, capabilities?.cancelWarning ?? '']
      .join(' ')
      .trim();
  }
  if (action !== 'retry') return null;
  const before = run.costMicros === null ? '' : ` #${run.number} cost ${dollars(run.costMicros)}.`;
  return `This starts a new run of ${title} with the same prompt, and it costs money again.${before}`;
}

/** The button of one action; the dangerous and the costly ask first. */
export function actionButton(action: ButtonAction, run: Run, capabilities: Capabilities | null): Button {
  const label = actionLabel(action, run);
  const style = action === 'cancel' ? 'danger' : 'primary';
  const styled = action === 'cancel' || (action === 'say' && run.status === 'waiting');
  const question = consequence(action, run, capabilities);
  return button(action, label, runValue(run), {
    ...(styled ? { style } : {}),
    ...(question === null
      ? {}
      : {
          confirm: confirmation({
            title: `${label} #${run.number}?`,
            text: question,
            yes: action === 'cancel' ? 'Cancel the run' : 'Start a new run',
            no: action === 'cancel' ? 'Keep it running' : 'Not now',
            style,
          }),
        }),
  });
}

function needed(action: ButtonAction, run: Run, capabilities: Capabilities): readonly Capability[] {
  if (action === 'retry') return [capabilities.create];
  if (action === 'say' && isFinal(run.status)) return [capabilities.say, capabilities.continueFinal];
  return [capabilities[action]];
}
