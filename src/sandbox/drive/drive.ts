import { isJson } from '../json.ts';
import { clickButton, performAction } from './action.ts';
import { closeView } from './close.ts';
import { giveCommand } from './command.ts';
import type { Drive, Outcome } from './contract.ts';
import { openHome } from './home.ts';
import { writeMessage } from './message.ts';
import { useShortcut } from './shortcut.ts';
import type { Stage } from './stage.ts';
import { submitView } from './submit.ts';
import { suggestOptions } from './suggest.ts';

/** Everything that people do in this workspace. */
export function driveOf(stage: Stage): Drive {
  return {
    command: (as, channel, command, text) => giveCommand(stage, as, channel, command, text),
    message: (as, channel, text, threadTs = null) => writeMessage(stage, as, channel, text, threadTs),
    act: (act) => performAction(stage, act),
    click: (as, container, actionId, value) => clickButton(stage, as, container, actionId, value ?? null),
    submit: (as, viewId, values) => submitView(stage, as, viewId, values),
    close: (as, viewId) => closeView(stage, as, viewId),
    openHome: (as) => openHome(stage, as),
    suggest: (as, container, blockId, actionId, typed) =>
      suggestOptions(stage, as, container, blockId, actionId, typed),
    shortcut: (as, callbackId, on) => useShortcut(stage, as, callbackId, on ?? null),
    verifyUrl: () => verifyUrl(stage),
  };
}

async function verifyUrl({ workspace, delivery }: Stage): Promise<Outcome> {
  const challenge = workspace.options.id();
  const payload = { token: 'sandbox', challenge, type: 'url_verification' };
  const acknowledged = await delivery.send({ type: 'events_api', payload });
  if (!acknowledged.ok) return { ok: false, error: acknowledged.error };
  const { answer } = acknowledged;
  const said = isJson(answer) ? answer.challenge : answer;
  return said === challenge ? { ok: true } : { ok: false, error: 'challenge_failed' };
}
