import { createHmac } from 'node:crypto';
import { ANA, GENERAL, SIGNING_SECRET } from './workspace.ts';

export const FORM = 'application/x-www-form-urlencoded';

let triggers = 0;
/** The body of a slash command of Ana's, each with a trigger of its own. */
export const command = (text: string) =>
  new URLSearchParams({
    command: '/runs',
    text,
    team_id: 'T0TEST',
    user_id: ANA,
    user_name: 'ana',
    channel_id: GENERAL,
    channel_name: 'general',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: `${triggers++}`,
  }).toString();

/** The time in the form of Slack's header, so many seconds from now. */
export const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);
const sign = (body: string, time: string) =>
  `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex')}`;
/** The headers with which Slack would send this body. */
export const signed = (body: string, time = seconds()) => ({
  'content-type': FORM,
  'x-slack-request-timestamp': time,
  'x-slack-signature': sign(body, time),
});
