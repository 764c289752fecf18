import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idsOf, POLL, pollFor } from './polling.ts';
import { aRequest, CALM, openStage, pollOf, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

describe('a poll', () => {
  test('shows a change of an active run among the newest hundred within ten seconds', async () => {
    const { standIn } = stage;
    standIn.organization.seed(400);
    const run = standIn.organization.add();
    for (let n = 0; n < 99; n++) standIn.organization.add({ status: 'COMPLETE' });
    const { cursor } = await pollFor(stage, 20_000, null);
    stage.clock.at += 1;
    run.status = 'COMPLETE';
    const changedAt = stage.clock.at;
    const { polls } = await pollFor(stage, 10_000, cursor, () => [String(run.id)]);
    const told = polls.find((poll) =>
      poll.runs.some((each) => each.externalId === String(run.id) && each.status === 'completed'),
    );
    expect((told?.at ?? Number.POSITIVE_INFINITY) - changedAt).toBeLessThanOrEqual(10_000);
  });

  test('shows a change of an older active run in its own turn: within 20 seconds at first, within 5 minutes in the end', async () => {
    const { standIn } = stage;
    const run = standIn.organization.add();
    const id = String(run.id);
    standIn.organization.seed(300);
    const { cursor } = await pollFor(stage, 30_000, null, () => [id]);
    run.status = 'COMPLETE';
    const first = await pollFor(stage, 20_000, cursor, () => [id]);
    expect(
      first.polls.some((poll) => poll.runs.some((each) => each.externalId === id && each.status === 'completed')),
    ).toBe(true);
    run.status = 'ACTIVE';
    const idle = await pollFor(stage, 3_600_000, first.cursor, () => [id]);
    const looks = idle.polls.filter((poll) => idsOf(poll.runs).includes(id)).map((poll) => poll.at);
    const gaps = looks.slice(1).map((at, n) => at - (looks[n] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(305_000);
    expect(looks.length).toBeLessThan(90);
  });

  test('says of each run only what it has just seen, and never that it has seen all', async () => {
    const { standIn, provider, clock } = stage;
    const older = standIn.organization.add();
    standIn.organization.seed(150);
    const first = await pollOf(provider, null, [String(older.id)]);
    clock.at += POLL;
    const page = await provider.changes(first.cursor, [String(older.id)], CALM);
    expect(page.covers).toBe('listed');
    expect(idsOf(page.runs)).not.toContain(String(older.id));
  });

  test('does not ask every time while nothing moves, and then says so; a hint makes it look at once', async () => {
    const { standIn, provider, clock } = stage;
    standIn.organization.seed(3);
    const first = await pollOf(provider, null);
    clock.at += POLL;
    const spared = await pollOf(provider, first.cursor);
    expect(spared).toMatchObject({ asked: false, runs: [], cursor: first.cursor });
    standIn.organization.add();
    provider.hint();
    expect((await pollOf(provider, first.cursor)).runs).toHaveLength(1);
    clock.at += 2 * POLL;
    expect((await pollOf(provider, first.cursor)).asked).toBe(true);
    expect((await pollOf(provider, first.cursor, ['70004'])).asked).toBe(false);
  });

  test('tells a final run again only when it has changed, such as one that comes back to life', async () => {
    const { standIn, provider, clock } = stage;
    standIn.organization.seed(5);
    const first = await pollOf(provider, null);
    expect(first.runs).toHaveLength(5);
    clock.at += 2 * POLL;
    const second = await pollOf(provider, first.cursor);
    expect(second.runs).toEqual([]);
    const [run] = standIn.organization.runs;
    if (run !== undefined) run.status = 'ACTIVE';
    clock.at += 2 * POLL;
    expect((await pollOf(provider, second.cursor)).runs).toMatchObject([
      { externalId: String(run?.id), status: 'running' },
    ]);
  });

  test('notices an old final run that comes back to life on its slow round', async () => {
    const { organization } = stage.standIn;
    organization.seed(350);
    const { cursor } = await pollFor(stage, 20_000, null);
    const [oldest] = organization.runs;
    if (oldest !== undefined) oldest.status = 'ACTIVE';
    const { polls } = await pollFor(stage, 400_000, cursor);
    const told = polls.flatMap((poll) => poll.runs).filter((run) => run.externalId === String(oldest?.id));
    expect(told.some((run) => run.status === 'running')).toBe(true);
  });

  test('names a run that has vanished each time that it has looked for it', async () => {
    const { standIn, clock } = stage;
    const run = standIn.organization.add();
    const id = String(run.id);
    const { cursor } = await pollFor(stage, 5_000, null, () => [id]);
    standIn.organization.runs.splice(0, 1);
    const { polls } = await pollFor(stage, 90_000, cursor, () => [id]);
    const looks = polls.filter((poll) => poll.missing.includes(id)).length;
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(standIn.arrivals.filter(({ status }) => status === 404)).toHaveLength(looks);
    expect(clock.at).toBeGreaterThan(0);
  });

  test('tells what a running run is doing, from its log, and its end once it was seen to end', async () => {
    const { standIn, provider, clock } = stage;
    const run = standIn.organization.add({ stepsLeft: 3 });
    standIn.advance();
    standIn.advance();
    const moving = await pollOf(provider, null);
    expect(moving.runs).toMatchObject([
      { status: 'running', finishedAt: null, plan: [{ title: 'Read the code', state: 'done' }, { state: 'pending' }] },
    ]);
    clock.at += POLL;
    standIn.advance();
    const over = await pollOf(provider, moving.cursor, [String(run.id)]);
    expect(over.runs).toMatchObject([{ status: 'completed', finishedAt: clock.at, branch: `codegen/part-${run.id}` }]);
    clock.at += POLL;
    expect((await provider.get(String(run.id), CALM)).finishedAt).toBe(clock.at - POLL);
    const later = await stage.restart();
    expect((await later.get(String(run.id), CALM)).finishedAt).toBeNull();
  });

  test('finds a run that was created here at once, with its key', async () => {
    const { provider } = stage;
    const { cursor } = await pollOf(provider, null);
    const request = aRequest();
    const run = await provider.create(request, CALM);
    const poll = await pollOf(provider, cursor, [run.externalId]);
    expect(poll.runs).toMatchObject([{ externalId: run.externalId, key: request.key, by: request.by }]);
  });

  test('tells a status that goes back as it is', async () => {
    const { standIn, provider, clock } = stage;
    const run = standIn.organization.add({ status: 'COMPLETE' });
    const first = await pollOf(provider, null);
    run.status = 'ACTIVE';
    clock.at += 10_000;
    const second = await pollOf(provider, first.cursor);
    expect(second.runs).toMatchObject([{ status: 'running', finishedAt: null }]);
  });
});
