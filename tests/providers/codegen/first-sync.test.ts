import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { busiest, idsOf, POLL, pollFor } from './polling.ts';
import { CALM, openStage, pollOf, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

describe('the first sync of 5,000 runs', () => {
  test('brings each of them within the limits, page by page, and later polls keep to a fifth of the budget', async () => {
    const { standIn } = stage;
    standIn.organization.seed(5_000);
    const { polls, cursor } = await pollFor(stage, 60_000, null);
    expect(new Set(polls.flatMap((poll) => idsOf(poll.runs))).size).toBe(5_000);
    expect(standIn.arrivals.every(({ status }) => status === 200)).toBe(true);
    expect(busiest(standIn.arrivals)).toBeLessThanOrEqual(60);
    const first = polls.findIndex(
      (_, n) => new Set(polls.slice(0, n + 1).flatMap((poll) => idsOf(poll.runs))).size === 5_000,
    );
    expect(first * POLL).toBeLessThanOrEqual(35_000);
    expect(polls[0]?.pages).toBeGreaterThan(20);

    const before = standIn.arrivals.length;
    const active = Array.from({ length: 40 }, () => standIn.organization.add());
    for (let n = 0; n < 150; n++) standIn.organization.add({ status: 'COMPLETE' });
    await pollFor(stage, 300_000, cursor, () => active.map((run) => String(run.id)));
    const later = standIn.arrivals.slice(before);
    // The gap of 190 runs is walked like a first sync; everything after it is an ordinary poll.
    expect(busiest(later.slice(6))).toBeLessThanOrEqual(12);
    expect(later.filter(({ operation }) => operation.startsWith('get_agent_run_v1')).length).toBeGreaterThan(30);
  });

  test('goes on after a restart where it was, and takes in what was created meanwhile', async () => {
    stage.standIn.organization.seed(1_000);
    const first = await stage.provider.changes(null, [], CALM);
    expect(first).toMatchObject({ more: true, covers: 'listed' });
    const second = await stage.provider.changes(first.cursor, [], CALM);
    const later = await stage.restart();
    const created = Array.from({ length: 250 }, () => stage.standIn.organization.add());
    stage.clock.at += 60_000;
    const rest = [await pollOf(later, second.cursor)];
    const all = [...first.runs, ...second.runs, ...rest.flatMap((poll) => poll.runs)];
    expect(new Set(idsOf(all)).size).toBe(1_250);
    expect(idsOf(all)).toContain(String(created[0]?.id));
  });

  test('loses none to runs that vanish while it walks', async () => {
    const { organization } = stage.standIn;
    organization.seed(600);
    const seen = new Set<string>();
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const page = await stage.provider.changes(cursor, [], CALM);
      for (const run of page.runs) seen.add(run.externalId);
      ({ cursor, more } = page);
      organization.runs.splice(-2, 2);
    }
    expect(organization.runs.filter((run) => !seen.has(String(run.id)))).toEqual([]);
  });

  test('ends, and says so, at a server that gives the same page again and again', async () => {
    const { standIn, provider, warnings } = stage;
    standIn.organization.seed(300);
    standIn.misbehave({
      on: 'list',
      fault: {
        kind: 'change',
        change: (body) => ({
          ...(body as object),
          items: standIn.organization.runs
            .slice(-100)
            .reverse()
            .map(({ id }) => ({ id, organization_id: 1 })),
          total: 1e15,
        }),
      },
    });
    const { pages } = await pollOf(provider, null);
    expect(pages).toBeLessThan(4);
    expect(warnings).toHaveLength(1);
  });

  test('goes on by what it got where the server gives smaller pages than were asked for', async () => {
    const { standIn, provider } = stage;
    standIn.organization.seed(250);
    const change = (body: unknown) => {
      const page = body as { items: unknown[] };
      return { ...page, items: page.items.slice(0, 40) };
    };
    standIn.misbehave({ on: 'list', fault: { kind: 'change', change } });
    expect(new Set(idsOf((await pollOf(provider, null)).runs)).size).toBe(250);
  });
});
