import type { App, ReceiverEvent } from '@slack/bolt';
import { type Clock, within } from './clock.ts';
import { PATIENCE } from './room.ts';

/**
 * The same app, but for when events are acknowledged: once what they ask for is recorded, so that Slack sends again what a crash
 * has swallowed, or when Slack will not wait any longer. Bolt by itself acknowledges them before anybody has looked at them.
 */
export function acknowledgingLate(app: App, clock: Clock): App {
  const late: App = Object.create(app);
  late.processEvent = async (event: ReceiverEvent) => {
    if (event.body.type !== 'event_callback') return app.processEvent(event);
    const work = app.processEvent({ ...event, ack: async () => {} });
    await within(clock, PATIENCE, work);
    await event.ack();
    await work;
  };
  return late;
}
