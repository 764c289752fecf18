import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstSight, LOOKS_UNTIL_LOST, observe, observeMissing } from '../../src/domain/observe.ts';
import { isFinal, type NewRun, type Run, type RunSnapshot, STATUSES } from '../../src/domain/run.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

function known(overrides: Partial<Run> = {}): Run {
  return {
    ...aRun({ status: 'running', externalId: 'x1', ...overrides }),
    number: 1042,
    seq: 7,
    version: 3,
    ...overrides,
  };
}

function seen(overrides: Partial<NewRun> = {}): RunSnapshot {
  const { provider, pending, retryOf, attempt, archivedAt, edited, seenAt, missed, changedAt, ...facts } = aRun({
    status: 'running',
    ...overrides,
  });
  return { ...facts, externalId: 'x1', key: null };
}

const kinds = (observation: ReturnType<typeof observe>) => observation?.events.map((event) => event.kind);

describe('an observation', () => {
  test('that shows nothing new makes no event, but the run counts as seen', () => {
    const observation = observe(known(), seen(), NOON, NOON + 5);
    expect(observation?.events).toEqual([]);
    expect(observation?.run.seenAt).toBe(NOON + 5);
    expect(observation?.run.changedAt).toBe(known().changedAt);
  });

  test('of progress is one small event, of a new status one that says so', () => {
    expect(kinds(observe(known(), seen({ progress: 0.5 }), NOON, NOON))).toEqual(['progressed']);
    expect(kinds(observe(known(), seen({ status: 'waiting' }), NOON, NOON))).toEqual(['waiting']);
    expect(kinds(observe(known({ status: 'queued', startedAt: null }), seen(), NOON, NOON))).toEqual(['started']);
    expect(kinds(observe(known({ status: 'paused' }), seen(), NOON, NOON))).toEqual(['resumed']);
  });

  test('does not forget what the provider has stopped saying', () => {
    const before = known({ prompt: 'Fix it', costMicros: 5, title: 'Fix' });
    const run = observe(before, seen({ prompt: null, costMicros: null, title: null }), NOON, NOON)?.run;
    expect(run).toMatchObject({ prompt: 'Fix it', costMicros: 5, title: 'Fix' });
  });

  test.each([-5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001_000_000])(
    'refuses a cost of %s and says so',
    (costMicros) => {
      const run = observe(known({ costMicros: 7 }), seen({ costMicros, tokens: -1 }), NOON, NOON)?.run;
      expect([run?.costMicros, run?.metadata['refused cost']]).toEqual([
        7,
        expect.stringContaining('the provider said $'),
      ]);
      const first = firstSight('simulator', seen({ costMicros, tokens: -1 }), NOON).run;
      expect([first.costMicros, first.tokens]).toEqual([null, null]);
      expect(first.metadata['refused tokens']).toBe('the provider said -1');
      expect(observe(known(), seen({ costMicros: 0, tokens: 0 }), NOON, NOON)?.run.metadata).toEqual(known().metadata);
    },
  );

  test('that was asked for before the newest answer came tells nothing', () => {
    const cancelled = known({ status: 'cancelled', seenAt: NOON });
    expect(observe(cancelled, seen({ status: 'running' }), NOON - 1, NOON + 1)).toBeNull();
  });

  test('confirms a pause only once the provider says paused', () => {
    const pausing = known({ pending: { action: 'pause', since: NOON, by: ANA } });
    const still = observe(pausing, seen({ statusDetail: 'stopping' }), NOON, NOON);
    expect(still?.settled).toBeNull();
    expect(still?.run.pending).not.toBeNull();
    const done = observe(pausing, seen({ status: 'paused' }), NOON, NOON);
    expect(done?.settled).toEqual({ action: 'pause', state: 'confirmed', reason: null });
    expect(kinds(done)).toEqual(['confirmed', 'paused']);
    expect(done?.run.pending).toBeNull();
  });

  test('of a run that ended before it could be cancelled refuses the action and says why', () => {
    const cancelling = known({ pending: { action: 'cancel', since: NOON, by: ANA } });
    const observation = observe(cancelling, seen({ status: 'completed' }), NOON, NOON);
    expect(observation?.settled).toEqual({ action: 'cancel', state: 'failed', reason: 'the run completed first' });
    expect(kinds(observation)).toEqual(['refused', 'completed']);
  });

  test('of a cancelled run that moves again is a resurrection, unless somebody spoke to it', () => {
    const cancelled = known({ status: 'cancelled' });
    expect(kinds(observe(cancelled, seen(), NOON, NOON))).toEqual(['resurrected']);
    const asked = known({ status: 'cancelled', pending: { action: 'say', since: NOON, by: ANA } });
    expect(kinds(observe(asked, seen(), NOON, NOON))).toEqual(['resumed']);
  });

  test('of the same facts, however often, never makes a second event', () => {
    const status = fc.constantFrom(...STATUSES);
    fc.assert(
      fc.property(status, status, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (before, after, progress) => {
        const facts = seen({ status: after, progress: progress ?? null });
        const first = observe(known({ status: before }), facts, NOON, NOON);
        if (first === null) throw new Error('a newer answer must count');
        const again = observe({ ...first.run, seq: 9, version: 4 }, facts, NOON + 1, NOON + 1);
        expect(again?.events).toEqual([]);
        expect(isFinal(after) ? again?.run.etaAt : null).toBeNull();
      }),
      { numRuns: process.env.PROVE ? 10_000 : 500 },
    );
  });
});

describe('a run that is not known yet', () => {
  test('and is over already is history: its end is marked as such', () => {
    const { run, events } = firstSight('simulator', seen({ status: 'failed' }), NOON);
    expect(run).toMatchObject({ provider: 'simulator', externalId: 'x1', attempt: 1 });
    expect(events(1001).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['created', null],
      ['failed', 'already over when first seen'],
    ]);
  });

  test('and moves is born and started', () => {
    const { events } = firstSight('simulator', seen(), NOON);
    expect(events(1001).map(({ kind }) => kind)).toEqual(['created', 'started']);
  });
});

describe('a run that its provider does not know any more', () => {
  test(`is unknown after ${LOOKS_UNTIL_LOST} looks, not before, and its pending action has failed`, () => {
    let run = known({ pending: { action: 'cancel', since: NOON, by: ANA } });
    for (let look = 1; look < LOOKS_UNTIL_LOST; look++) {
      const observation = observeMissing(run, NOON);
      expect(observation.events).toEqual([]);
      run = observation.run;
    }
    const last = observeMissing(run, NOON);
    expect(last.run.status).toBe('unknown');
    expect(last.events.map((event) => event.kind)).toEqual(['unknown']);
    expect(last.settled?.state).toBe('failed');
    expect(observeMissing(last.run, NOON).events).toEqual([]);
  });

  test('and then comes back is running again', () => {
    const lost = known({ status: 'unknown', missed: 3 });
    const back = observe(lost, seen(), NOON, NOON);
    expect(back?.run).toMatchObject({ status: 'running', missed: 0 });
    expect(kinds(back)).toEqual(['resumed']);
  });
});
