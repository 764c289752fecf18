import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from './config.ts';
import { DEMO_CHANNELS, DEMO_PEOPLE } from './demo.ts';
import type { World } from './domain/provider.ts';
import { createSandbox, type Sandbox } from './sandbox/index.ts';

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }).default({ bot_events: [] }),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }),
    shortcuts: z.array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() })),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string(),
        should_escape: z.boolean(),
      }),
    ),
  }),
});

/** The embedded Slack with the demo's people and channels and the app of the manifest, and how the bot reaches it. */
export async function openEmbeddedSlack(
  config: Config,
  origin: string,
  world: World,
): Promise<{ sandbox: Sandbox; settings: NonNullable<Config['slack']> }> {
  const manifest = Manifest.parse(parse(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8')));
  const signingSecret = world.id();
  const botToken = `xoxb-${world.id()}`;
  const appToken = `xapp-${world.id()}`;
  const socket = config.sandboxTransport === 'socket';
  const sandbox = createSandbox({
    team: { id: 'T01DEMO', name: 'Demo workspace', domain: 'demo' },
    bot: { name: 'Runtower', userId: 'U09TOWER', botId: 'B09TOWER', appId: 'A09TOWER' },
    botToken,
    appToken,
    signingSecret,
    users: DEMO_PEOPLE,
    channels: DEMO_CHANNELS,
    commands: manifest.features.slash_commands,
    shortcuts: manifest.features.shortcuts,
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
    home: manifest.features.app_home.home_tab_enabled,
    unfurlDomains: [new URL(origin).hostname],
    delivery: socket ? { transport: 'socket' } : { transport: 'http', requestUrl: `${origin}/slack/events` },
    now: world.now,
    id: world.id,
    publicUrl: () => `${origin}/sandbox`,
  });
  return {
    sandbox,
    settings: {
      botToken,
      signingSecret: socket ? null : signingSecret,
      appToken: socket ? appToken : null,
      apiUrl: `${origin}/sandbox/api/`,
    },
  };
}
