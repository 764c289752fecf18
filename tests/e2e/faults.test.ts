import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { AGENTS, ANA, cardIn, messages, shown, startWorld, type TestWorld, until, WEB_TEAM } from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startWorld();
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
  await world.app.store.write((tx) => tx.projects.put({ name: 'web', channel: WEB_TEAM }, 0));
});
afterEach(() => world.close());

const runs = (text: string) => world.app.sandbox?.drive.command(ANA, AGENTS, '/runs', text);

async function running(externalId: string): Promise<void> {
  world.provider.move(externalId, { status: 'running', project: 'web', title: `Work ${externalId}` });
  await world.app.poll();
}

async function failed(externalId: string): Promise<void> {
  world.provider.move(externalId, { status: 'failed', error: 'Tests failed', finishedAt: Date.now() });
  await world.app.poll();
}

describe('while Slack', () => {
  test('is down, news waits and comes once when it is back', async () => {
    await running('a');
    world.app.sandbox?.drills.failNext('chat.postMessage', 503, 1);
    await failed('a');
    await until(() => expect(messages(world, WEB_TEAM)).toHaveLength(1));
  }, 60_000);

  test('takes a message and loses the answer, it is looked for and not sent a second time', async () => {
    await running('a');
    world.app.sandbox?.drills.loseAnswer('chat.postMessage', 1);
    await failed('a');
    await until(() => expect(messages(world, WEB_TEAM)).toHaveLength(1));
    await until(async () => expect((await world.app.store.outbox.depth()).states.sent).toBe(1));
    expect(messages(world, WEB_TEAM)).toHaveLength(1);
  }, 60_000);

  test('has no such channel any more, the rest goes on', async () => {
    await world.app.store.write((tx) => tx.projects.put({ name: 'web', channel: 'C0GONE' }, 0));
    await running('a');
    await failed('a');
    await until(async () => expect((await world.app.store.outbox.depth()).states.dead).toBe(1));
    await runs('new Fix the login redirect');
    await cardIn(world, AGENTS);
  });
});

describe('a restart', () => {
  test('tells what had happened but was not told, once, and forgets nothing', async () => {
    await running('a');
    world.app.sandbox?.drills.failNext('chat.postMessage', 503, 1_000);
    await failed('a');
    await until(async () => expect((await world.app.store.outbox.depth()).states.unknown).toBe(1));
    await world.restart();
    await until(() => expect(messages(world, WEB_TEAM)).toHaveLength(1));
    await world.restart();
    await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
    expect(messages(world, WEB_TEAM)).toEqual([]);
  }, 60_000);
});

describe('while the provider is silent', () => {
  test('the card says as of when it is, the page says so, and /readyz gives the reason', async () => {
    await runs('new Fix the login redirect');
    await cardIn(world, AGENTS);
    await until(() => expect(world.provider.created).toHaveLength(1));
    world.provider.failures.set('changes', new AppError('unavailable', 'It does not answer.'));
    await world.app.poll();
    await until(async () => expect((await cardIn(world, AGENTS)).text).toMatch(/not answer/));
    expect(await (await fetch(`${world.app.url}/`)).text()).toMatch(/not (been )?answer/);
    const ready = await fetch(`${world.app.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('scripted: It does not answer.');
  });
});

describe('a hostile prompt', () => {
  test('of a megabyte is refused with a sentence; one with control sequences is shown harmlessly', async () => {
    await runs(`new ${'x'.repeat(1_000_000)}`);
    await until(() => expect(shown(world.app.sandbox?.ephemerals(ANA).at(-1))).toContain('characters'));
    await runs('new <!channel> <script>alert(1)</script> \u202Egnp.exe ```` *bold*');
    await cardIn(world, AGENTS);
    const [card] = messages(world, AGENTS) as { text: string; blocks: { text?: { type: string; text: string } }[] }[];
    const formatted = [
      card?.text,
      ...(card?.blocks ?? []).map(({ text }) => (text?.type === 'mrkdwn' ? text.text : '')),
    ];
    expect(formatted.join('\n')).not.toMatch(/<!channel>|<script>/);
    expect(shown(card)).not.toContain('\u202E');
  });
});

describe('stopping', () => {
  test('finishes what is in hand and ends within ten seconds', async () => {
    await runs('new Fix the login redirect');
    const began = performance.now();
    await world.app.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    await world.restart().catch(() => {});
  });
});
