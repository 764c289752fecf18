import { viewBody } from '../api/view-body.ts';
import type { Outcome } from './contract.ts';
import { actionTime, type Stage } from './stage.ts';

/** A person opens the bot's Home. */
export async function openHome({ workspace, events, ...rest }: Stage, as: string): Promise<Outcome> {
  const channel = workspace.direct(as);
  if (channel === null) return { ok: false, error: 'user_not_found' };
  const home = workspace.views.home(as);
  const told = await events.tell({
    type: 'app_home_opened',
    user: as,
    channel: channel.id,
    tab: 'home',
    event_ts: actionTime({ workspace, events, ...rest }),
    ...(home === null ? {} : { view: viewBody(workspace, home) }),
  });
  return told.ok ? { ok: true } : { ok: false, error: told.error };
}
