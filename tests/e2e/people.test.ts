import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  AGENTS,
  ANA,
  BEN,
  CHIE,
  cardIn,
  messages,
  shown,
  startWorld,
  type TestWorld,
  until,
} from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startWorld();
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
});
afterEach(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const runs = (text: string, as = ANA) => world.app.sandbox?.drive.command(as, AGENTS, '/runs', text);
const told = (as: string, words: string) =>
  until(() => expect(shown(world.app.sandbox?.ephemerals(as).at(-1))).toContain(words));

async function started(): Promise<string> {
  await runs('new Fix the login redirect');
  await cardIn(world, AGENTS);
  await until(() => expect(world.provider.created).toHaveLength(1));
  const number = String(world.provider.created[0]?.number);
  world.provider.move(`x${number}`, { status: 'running', title: 'Working on it', startedAt: Date.now() });
  await world.app.poll();
  return number;
}

test('who comes first is admin and says who may do what; it counts at once, also on a card that stands already', async () => {
  const number = await started();
  const { ts } = await cardIn(world, AGENTS);
  const press = (as: string) => world.app.sandbox?.drive.click(as, { type: 'message', channel: AGENTS, ts }, 'pause');
  await runs('people role @ben viewer');
  await told(ANA, 'is viewer');
  await press(BEN);
  await told(BEN, 'needs the role operator and you are viewer: ask Ana Ruiz');
  expect(world.provider.acted).toEqual([]);
  await runs('people role @ben operator', BEN);
  await told(BEN, 'needs the role admin');
  await runs('people role @ben operator');
  await told(ANA, 'is operator');
  await press(BEN);
  await until(() => expect(world.provider.acted).toMatchObject([{ action: 'pause', externalId: `x${number}` }]));
  await runs('people role @ana viewer');
  await told(ANA, 'is the only admin and stays one');
});

test('who comes after the workspace said so only looks', async () => {
  await runs('people default viewer');
  await told(ANA, 'is viewer');
  await runs('list', CHIE);
  await told(CHIE, 'board-title');
  await runs('new Do something', CHIE);
  await told(CHIE, 'needs the role operator');
  expect(world.provider.created).toEqual([]);
});

test('an edited title stands on the card at once, and stays when the agent says otherwise', async () => {
  const number = await started();
  await runs(`edit ${number} title="Fix the login for good" tags=urgent`);
  await until(async () => expect((await cardIn(world, AGENTS)).text).toContain('Fix the login for good'));
  world.provider.move(`x${number}`, { title: 'Still working on it', progress: 0.5 });
  await world.app.poll();
  await until(async () => expect((await cardIn(world, AGENTS)).text).toContain('50%'));
  expect((await cardIn(world, AGENTS)).text).toContain('Fix the login for good');
  expect((await cardIn(world, AGENTS)).text).toContain('urgent');
  expect(messages(world, AGENTS)).toHaveLength(1);
});

test('a shared view means the same in Slack and on the status page, and outlives a restart', async () => {
  const number = await started();
  await runs('views save moving is:active');
  await told(ANA, 'for you alone');
  await runs('list view:moving', BEN);
  await told(BEN, 'There is no saved view of this name');
  await runs('views share moving');
  await told(ANA, 'for everybody now');
  await world.restart();
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
  await runs('list view:moving', BEN);
  await told(BEN, `#${number}`);
  expect(await (await fetch(`${world.app.url}/runs?q=view:moving`)).text()).toContain(`/runs/${number}`);
});

test('an archived run leaves the lists, and an admin brings it back', async () => {
  const number = await started();
  await runs(`archive ${number}`, BEN);
  await told(BEN, 'it can be archived once it has ended');
  world.provider.move(`x${number}`, { status: 'completed', finishedAt: Date.now() });
  await world.app.poll();
  await runs(`archive ${number}`, BEN);
  await told(BEN, 'archived');
  await runs('list status:completed', BEN);
  await told(BEN, 'No runs match');
  await runs(`restore ${number}`, BEN);
  await told(BEN, 'needs the role admin');
  await runs(`restore ${number}`);
  await told(ANA, 'restored');
  await runs('list status:completed', BEN);
  await told(BEN, `#${number}`);
});
