import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../../src/domain/event.ts';
import type { Run } from '../../../src/domain/run.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { type Acknowledged, brokenPromises, type Kept, type Sent } from './promises.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

type Story = { told: Acknowledged; kept: Kept; sent: readonly Sent[] };

/** A run that was started, asked to pause, and ended, with everything that belongs to it. */
function wholeStory(): Story {
  const facts = aRun({ key: 'k1', externalId: 'x1', prompt: 'Fix marker-1-end', status: 'completed' });
  const run: Run = { ...facts, number: 1001, seq: 5, version: 4 };
  const event = (seq: number, kind: JournalEvent['kind'], by: 'person' | 'provider'): JournalEvent => ({
    seq,
    kind,
    run: 1001,
    at: NOON + seq,
    actor: by === 'person' ? { kind: 'person', person: ANA } : { kind: 'provider', name: 'simulator' },
    action: kind === 'requested' || kind === 'refused' ? 'pause' : null,
    detail: null,
  });
  const events: JournalEvent[] = [
    { ...event(0, 'project-changed', 'person'), run: null, detail: 'web' },
    event(1, 'created', 'person'),
    event(2, 'started', 'provider'),
    event(3, 'requested', 'person'),
    event(4, 'refused', 'provider'),
    event(5, 'completed', 'provider'),
  ];
  return {
    told: {
      starts: [{ marker: 'marker-1-end', number: 1001 }],
      clicks: [{ action: 'pause', run: 1001, person: ANA.id, at: NOON + 4 }],
    },
    kept: { runs: [run], events, channels: new Map([['web', 'C1']]), arrived: { starts: ['k1'], actions: ['a1'] } },
    sent: [
      { channel: 'C2', id: 'card:1001:C2:1' },
      { channel: 'C1', id: 'news:1001:5' },
    ],
  };
}

function runOf({ kept }: Story): Run {
  const [run] = kept.runs;
  if (run === undefined) throw new Error('a story without a run');
  return run;
}

function withKept(story: Story, change: Partial<Kept>): Story {
  return { ...story, kept: { ...story.kept, ...change } };
}

function without(story: Story, seq: number): Story {
  return withKept(story, { events: story.kept.events.filter((event) => event.seq !== seq) });
}

const TAMPERED: readonly (readonly [string, (story: Story) => Story, RegExp])[] = [
  ['an acknowledged start has no run', (story) => withKept(story, { runs: [] }), /marker-1-end was .* has 0 runs/],
  [
    'an acknowledged start has two runs',
    (story) => withKept(story, { runs: [runOf(story), { ...runOf(story), number: 1002 }] }),
    /marker-1-end was acknowledged and has 2 runs/,
  ],
  [
    'a run has another number than was said',
    (story) => ({ ...story, told: { ...story.told, starts: [{ marker: 'marker-1-end', number: 7 }] } }),
    /acknowledged as #7 and is #1001/,
  ],
  [
    'a start never reached its provider',
    (story) => withKept(story, { arrived: { starts: [], actions: [] } }),
    /never reached its provider/,
  ],
  [
    'a start reached its provider twice',
    (story) => withKept(story, { arrived: { starts: ['k1', 'k1'], actions: [] } }),
    /the start k1 arrived more than once/,
  ],
  [
    'an action reached its provider twice',
    (story) => withKept(story, { arrived: { starts: ['k1'], actions: ['a1', 'a1'] } }),
    /the action a1 arrived more than once/,
  ],
  ['an acknowledged press is not in the journal', (story) => without(story, 3), /pause of #1001 was acknowledged/],
  ['a run has no first event', (story) => without(story, 1), /#1001 was created 0 times/],
  ['a run ended without an event', (story) => without(story, 5), /#1001 is completed and its last event is started/],
  [
    'an event landed without its run',
    (story) => withKept(story, { runs: [{ ...runOf(story), status: 'running', seq: 4 }] }),
    /#1001 stands at event 4 and its last is 5/,
  ],
  ['an event tells of no run', (story) => withKept(story, { runs: [] }), /event 1 tells of #1001, which is not there/],
  ['a run has no card', (story) => ({ ...story, sent: story.sent.slice(1) }), /#1001 has 0 cards/],
  ['a run has two cards', (story) => ({ ...story, sent: [...story.sent, ...story.sent] }), /#1001 has 2 cards/],
  ['an end was not told', (story) => ({ ...story, sent: story.sent.slice(0, 1) }), /the end of #1001 was told 0 times/],
];

describe('the check of what a killed program promised', () => {
  test('finds nothing where everything was kept', () => {
    const { told, kept, sent } = wholeStory();
    expect(brokenPromises(told, kept, sent)).toEqual([]);
  });

  test.each(TAMPERED)('finds that %s', (_what, tamper, problem) => {
    const { told, kept, sent } = tamper(wholeStory());
    expect(brokenPromises(told, kept, sent).join('\n')).toMatch(problem);
  });
});
