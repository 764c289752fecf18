import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repository } from '../../support/codegen-stand-in/organization.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

describe('what only newer servers have', () => {
  test('is used where it is there', async () => {
    const newer = await openStage({ newer: true });
    await expect
      .poll(() => newer.provider.choices())
      .toEqual({ agents: ['codegen', 'claude_code'], models: ['claude-sonnet', 'gpt'] });
    await newer.provider.choices();
    expect(newer.standIn.arrivals).toHaveLength(1);
    await newer.close();
  });

  test('is not offered where it is not', async () => {
    await stage.provider.choices();
    expect((await stage.provider.choices()).models).toEqual([]);
    expect(stage.warnings).toEqual([]);
  });
});

describe('the projects', () => {
  test('are the repositories that are not archived, with their owner where two share a name', async () => {
    stage.standIn.organization.repositories.push(repository(4, 'web', 'other'));
    for (let n = 10; n < 160; n++) stage.standIn.organization.repositories.push(repository(n, `lib-${n}`));
    const names = (await stage.provider.projects()).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['acme/web', 'api', 'other/web']);
    expect(names).toHaveLength(153);
  });
});
