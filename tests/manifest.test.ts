import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import schema from './fixtures/slack-manifest.schema.2.0.0.json' with { type: 'json' };

const Manifest = z.object({
  features: z.object({
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
  'chat.update': [['chat:write']],
  'conversations.history': [['channels:history'], ['groups:history'], ['im:history']],
  'conversations.replies': [['channels:history'], ['groups:history'], ['im:history']],
  'users.info': [['users:read']],
  'views.open': [],
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
  const listened = sources('src/slack').flatMap((text) =>
    [...text.matchAll(/\bapp\.event\('([a-z_]+)'/g)].map(([, name]) => name),
  );
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual([...new Set(listened)].sort());
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

test('buttons and forms reach the app, over Socket Mode unless told otherwise', () => {
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
});

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
