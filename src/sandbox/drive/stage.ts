import type { Delivery } from '../delivery/delivery.ts';
import type { Events } from '../delivery/events.ts';
import type { Call } from '../journal.ts';
import type { Json } from '../json.ts';
import type { SandboxUser } from '../options.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What everything that people do works on. */
export interface Stage {
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly events: Events;
  readonly calls: Call[];
}

/** What every interaction says about who acts and in which workspace. */
export function interactionOf({ workspace }: Stage, type: string, user: SandboxUser): Json {
  const { team, bot } = workspace.options;
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: bot.appId,
    token: 'sandbox',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The time of an action, as Slack writes it. */
export function actionTime({ workspace }: Stage): string {
  return `${(workspace.options.now() / 1000).toFixed(6)}`;
}

/** What a person is told when the bot did not answer. */
export const TROUBLE = 'We had some trouble connecting. Try again?';
