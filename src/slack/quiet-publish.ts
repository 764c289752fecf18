import type { WebClient } from '@slack/web-api';
import type { Governor } from './governor.ts';
import type { Interactive } from './interactive.ts';
import { asAppError } from './slack-error.ts';

/** Puts up App Homes that nobody waits for: as slowly as Slack asks, and of each person's only the last one drawn. */
export function createQuietPublish(client: WebClient, governor: Governor): Interactive['publish'] {
  return async (user, view, hash) => {
    const guard = hash === null ? {} : { hash };
    const call = { method: 'views.publish', channel: null, subject: `home ${user}` };
    return governor.run(call, async () => {
      try {
        return (await client.views.publish({ user_id: user, view, ...guard })).view?.hash ?? null;
      } catch (error) {
        throw asAppError(error);
      }
    });
  };
}
