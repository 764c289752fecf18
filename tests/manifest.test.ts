import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import schema from './fixtures/slack-manifest.schema.2.0.0.json' with { type: 'json' };

const Manifest = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_read_only_enabled: z.boolean() }),
    shortcuts: z.array(z.object({ callback_id: z.string(), type: z.enum(['global', 'message']) })),
    slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean(), usage_hint: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }).default({ bot_events: [] }),
    interactivity: z.object({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

const source: unknown = parse(readFileSync('manifest.yml', 'utf8'));
const manifest = Manifest.parse(source);
const scopes = manifest.oauth_config.scopes.bot;

/** The scopes that each Web API method asks for: one of each inner list. */
const NEEDED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'auth.test': [],
  'chat.postMessage': [['chat:write'], ['im:write']],
  'chat.postEphemeral': [['chat:write']],
  'chat.unfurl': [['links:write']],
  'chat.update': [['chat:write']],
  'chat.getPermalink': [],
  'conversations.history': [['channels:history'], ['groups:history'], ['im:history']],
  'conversations.replies': [['channels:history'], ['groups:history'], ['im:history']],
  'conversations.open': [['im:write']],
  'files.getUploadURLExternal': [['files:write']],
  'files.completeUploadExternal': [['files:write']],
  'reactions.add': [['reactions:write']],
  'reactions.remove': [['reactions:write']],
  'users.info': [['users:read']],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};

/** What the manifest calls an event that the code listens to under one name, and the scopes that each asks for. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  app_home_opened: { app_home_opened: null },
  app_mention: { app_mention: 'app_mentions:read' },
  link_shared: { link_shared: 'links:read' },
  message: {
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
  },
};

/** Scopes that Slack knows; its schema does not check their names. */
const KNOWN_SCOPES =
  'commands chat:write chat:write.public chat:write.customize app_mentions:read im:history im:write im:read channels:read groups:read channels:history groups:history users:read users:read.email usergroups:read team:read files:write files:read reactions:read reactions:write links:read links:write pins:write metadata.message:read'.split(
    ' ',
  );
test('the manifest is what Slack takes', () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  validate(source);
  expect(validate.errors ?? []).toEqual([]);
});

test('a wrong manifest is found out', () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  expect(validate({ ...(source as object), featurs: {} })).toBe(false);
});

test('every scope in the manifest is one that Slack knows', () => {
  expect(scopes.filter((scope) => !KNOWN_SCOPES.includes(scope))).toEqual([]);
});

test('the app subscribes to the events that the code listens to, and to no other', () => {
  const needed = Object.assign({}, ...listenedEvents().map((name) => EVENTS[name]));
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(needed).sort());
  for (const [event, scope] of Object.entries(needed)) if (scope !== null) expect(scopes, event).toContain(scope);
});

test('every method of Slack that the code calls has its scope in the manifest', () => {
  const called = calledMethods();
  expect(called).toContain('chat.postMessage');
  for (const method of called) {
    const needed = NEEDED[method];
    expect(needed, `${method} is called: say here which scope it needs`).toBeDefined();
    for (const anyOf of needed ?? [])
      expect(
        scopes.some((scope) => anyOf.includes(scope)),
        `${method}: ${anyOf}`,
      ).toBe(true);
  }
});

test('the command in the manifest is the one that the answers speak of, with its mentions as ids', () => {
  const [command, ...others] = manifest.features.slash_commands;
  expect(others).toEqual([]);
  expect(command).toMatchObject({ command: '/runs', should_escape: true });
  const spoken = sources('src').flatMap((text) =>
    [...text.matchAll(/`(\/[a-z]+) (?:list|show|help)\b/g)].map(([, word]) => word),
  );
  expect(new Set(spoken)).toEqual(new Set(['/runs']));
});

test('every shortcut in the manifest has somebody who answers it, and nobody answers one that is not there', () => {
  const answered = readdirSync('src/slack/shortcuts').map((file) => file.replace('.ts', ''));
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(answered.sort());
});

test('people can open the App Home, and write to the app in its messages', () => {
  expect(manifest.features.app_home).toEqual({ home_tab_enabled: true, messages_tab_read_only_enabled: false });
});

test('buttons and forms reach the app, over Socket Mode unless told otherwise', () => {
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
});

function listenedEvents(): string[] {
  const names = sources('src/slack').flatMap((text) =>
    [...text.matchAll(/\bapp\.event\('([a-z_]+)'/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)];
}

function calledMethods(): string[] {
  const calls = sources('src/slack').flatMap((text) =>
    [...text.matchAll(/\bclient\.([a-z]+)\.([a-zA-Z]+)\(/g)].map(([, group, name]) => `${group}.${name}`),
  );
  return [...new Set(calls)];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'));
}
