import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type Place, silent } from './place.ts';

/** A real Bolt app that hears over HTTP what the sandbox sends. */
export function httpBot(place: Place): App {
  const receiver = new HTTPReceiver({ signingSecret: place.options.signingSecret, logger: silent });
  place.answer((request, response) => receiver.requestListener(request, response));
  return new App({ ...settings(place), receiver });
}

/** A real Bolt app that hears over Socket Mode; resolves once it is connected. */
export async function socketBot(place: Place): Promise<App> {
  const clientOptions = { slackApiUrl: `${place.origin}/sandbox/api/`, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: place.options.appToken,
    logger: silent,
    clientPingTimeout: 1000,
    installerOptions: { clientOptions },
  });
  const app = new App({ ...settings(place), receiver });
  await app.start();
  onTestFinished(() => receiver.client.disconnect());
  return app;
}

function settings(place: Place) {
  const { bot, botToken } = place.options;
  return {
    token: botToken,
    botId: bot.botId,
    botUserId: bot.userId,
    convoStore: false as const,
    logger: silent,
    clientOptions: { slackApiUrl: `${place.origin}/sandbox/api/`, retryConfig: { retries: 0 } },
  };
}
