import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import type { ProviderEntry } from '../src/domain/provider.ts';
import { loadDir } from '../src/registry.ts';

const kinds = await loadDir(
  new URL('../src/providers/', import.meta.url),
  (entry): entry is ProviderEntry => typeof entry === 'object' && entry !== null && 'read' in entry,
);

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, kinds);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  test('without any variable is the demo: embedded Slack, simulator, open page on loopback', () => {
    const config = readConfig({}, kinds);
    expect(config).toMatchObject({ slack: null, host: '127.0.0.1', port: 3000, statusAccess: 'open' });
    expect(config.databaseUrl).toBe('file:data/demo.db');
    expect([...config.providers.keys()]).toEqual(['simulator']);
  });

  test('tells every problem at once, each with its variable', () => {
    const found = problems({
      PORT: '99999',
      POLL_SECONDS: 'often',
      SIMULATOR_SPEED: '0',
      STATUS_ACCESS: 'secret',
      SLACK_APP_TOKEN: 'xoxb-wrong',
      DATABASE_URL: 'mysql://x',
    });
    for (const name of [
      'PORT',
      'POLL_SECONDS',
      'SIMULATOR_SPEED',
      'STATUS_ACCESS',
      'SLACK_APP_TOKEN',
      'DATABASE_URL',
    ]) {
      expect(found.some((problem) => problem.startsWith(`${name}:`))).toBe(true);
    }
  });

  test('refuses a bot token that has no way in, and a way in that has no bot token', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'xoxb-1' })[0]).toContain('SLACK_APP_TOKEN');
    expect(problems({ SLACK_SIGNING_SECRET: 'a'.repeat(32) })[0]).toContain('SLACK_BOT_TOKEN');
  });

  test('refuses to show the embedded Slack beyond this machine', () => {
    expect(problems({ HOST: '0.0.0.0' })[0]).toMatch(/^HOST:/);
    expect(problems({ HOST: '0.0.0.0', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([]);
  });

  test('keeps the page private beside a real Slack, and refuses to open it', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(slack, kinds).statusAccess).toBe('private');
    expect(problems({ ...slack, STATUS_ACCESS: 'open' })[0]).toMatch(/^STATUS_ACCESS:/);
  });

  test('treats an empty variable as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', PORT: ' ' }, kinds).port).toBe(3000);
  });

  test('names what is set although nothing reads it yet', () => {
    expect(readConfig({ SMTP_URL: 'smtp://localhost' }, kinds).ignored).toEqual(['SMTP_URL']);
  });

  test('wants at least one provider', () => {
    expect(problems({ SIMULATOR: 'off' })[0]).toMatch(/^SIMULATOR:/);
  });
});
