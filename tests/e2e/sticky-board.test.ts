import { afterEach, beforeEach, expect, test } from 'vitest';
import { AGENTS, ANA, messages, shown, startWorld, type TestWorld, until, WEB_TEAM } from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startWorld();
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
});
afterEach(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const runs = (text: string, channel = WEB_TEAM) => world.app.sandbox?.drive.command(ANA, channel, '/runs', text);
const whisper = () => shown(world.app.sandbox?.ephemerals(ANA).at(-1));
const boards = () => messages(world, WEB_TEAM).filter((message) => shown(message).includes('sticky-title'));
const board = () => shown(boards()[0]);

test('a board that stays is one message in its channel, drawn again in its place, and changed by another query', async () => {
  await runs('board here status:queued,running');
  await until(() => expect(boards()).toHaveLength(1));
  expect(board()).toContain('No run matches at the moment.');
  await runs('new Fix the login redirect', AGENTS);
  await until(() => expect(board()).toContain('Fix the login redirect'));
  await runs('board here status:failed');
  await until(() => expect(whisper()).toContain('shows that from now on'));
  await until(() => expect(board()).toContain('status:failed'));
  expect(board()).not.toContain('Fix the login redirect');
  expect(boards()).toHaveLength(1);
});

test('a board that is kept no longer stays as it is', async () => {
  await runs('board stop');
  await until(() => expect(whisper()).toContain('No board stays in this channel'));
  await runs('board here');
  await until(() => expect(boards()).toHaveLength(1));
  await runs('board stop');
  await until(() => expect(whisper()).toContain('kept current no longer'));
  const before = board();
  await runs('new Fix the login redirect', AGENTS);
  await until(() => expect(shown(messages(world, AGENTS)[0])).toContain('Fix the login redirect'));
  expect(board()).toBe(before);
});

test('what nobody else could read as it is meant, and what is no query, puts no board', async () => {
  await runs('board here is:mine');
  await until(() => expect(whisper()).toContain('cannot be of “mine”'));
  await runs('board here stauts:failed');
  await until(() => expect(whisper()).toContain('Did you mean status:?'));
  await runs('board there');
  await until(() => expect(whisper()).toContain('/runs board here'));
  expect(boards()).toEqual([]);
});
