import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { type Call, createGovernor, type Governor } from '../../src/slack/governor.ts';
import { createHandClock, type HandClock } from './support/hand-clock.ts';

interface Sent extends Call {
  readonly at: number;
}

const asked = fc.array(
  fc.record({
    wait: fc.nat(400),
    method: fc.constantFrom('chat.postMessage', 'chat.update', 'conversations.history'),
    place: fc.nat(3),
  }),
  { minLength: 60, maxLength: 160 },
);

const RUNS = process.env.PROVE ? 1_000 : 40;

test('Slack never hears more than its limits allow, whatever is asked and when, and nothing that was asked is lost', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (calls) => {
      const clock = createHandClock();
      const { sent, answered } = await play(clock, createGovernor(clock), calls);
      expect(violations(sent)).toEqual([]);
      expect(answered).toBe(calls.length);
    }),
    { numRuns: RUNS },
  );
}, 300_000);

test('the check of the limits sees a governor that lets everything through', async () => {
  const clock = createHandClock();
  const open: Governor = { run: (_call, send) => send(), urgent: (_call, send) => send(), lag: () => 0 };
  const many = Array.from({ length: 120 }, (_, index) => ({
    wait: 10,
    method: ['chat.postMessage', 'chat.update'][index % 2] ?? '',
    place: index % 2,
  }));
  const { sent } = await play(clock, open, many);
  expect(new Set(violations(sent))).toEqual(new Set(['method', 'channel', 'subject']));
});

test('forty channels get their messages at nearly the pace that Slack allows', async () => {
  const clock = createHandClock();
  const governor = createGovernor(clock);
  let sent = 0;
  for (let each = 0; each < 2_000; each++) {
    void governor.run({ method: 'chat.postMessage', channel: `C${each % 40}` }, async () => {
      sent += 1;
    });
  }
  const ideal = (2_000 / 600) * 60_000;
  await clock.advance(ideal / 0.95);
  expect(sent).toBe(2_000);
});

test('of many updates of one message only the last is sent, for all who asked', async () => {
  const clock = createHandClock();
  const governor = createGovernor(clock);
  const drawn: string[] = [];
  const update = (text: string) =>
    governor.run({ method: 'chat.update', channel: null, subject: 'C1 1.1' }, async () => void drawn.push(text));
  const all = Promise.all(['first', 'second', 'third', 'last'].map(update));
  await clock.advance(1_999);
  expect(drawn).toEqual(['first']);
  await clock.advance(1);
  await all;
  expect(drawn).toEqual(['first', 'last']);
});

test('a 429 for one channel stops that channel for as long as Slack says, and no other', async () => {
  const clock = createHandClock();
  const governor = createGovernor(clock);
  const sent: string[] = [];
  const post = (channel: string) =>
    governor.run({ method: 'chat.postMessage', channel }, async () => void sent.push(`${channel} ${clock.now()}`));
  const refused = governor.run({ method: 'chat.postMessage', channel: 'C1' }, async () => {
    throw new AppError('rate_limited', 'slow down', { retryAfter: 30_000 });
  });
  await expect(refused).rejects.toMatchObject({ code: 'rate_limited' });
  void post('C1');
  void post('C2');
  await clock.advance(29_000);
  expect(sent).toEqual(['C2 0']);
  expect(governor.lag()).toBe(29_000);
  await clock.advance(1_000);
  expect(sent).toEqual(['C2 0', 'C1 30000']);
  expect(governor.lag()).toBe(0);
});

test('who would have to wait for more than a minute is turned away, those who wait already too, and nothing is sent for them', async () => {
  const clock = createHandClock();
  const governor = createGovernor(clock);
  const sent: string[] = [];
  const post = (text: string) =>
    governor.run({ method: 'chat.postMessage', channel: 'C1' }, async () => void sent.push(text));
  const refused = governor.run({ method: 'chat.postMessage', channel: 'C1' }, async () => {
    throw new AppError('rate_limited', 'slow down', { retryAfter: 900_000 });
  });
  const waiting = post('waiting');
  const turnedAway = expect(waiting).rejects.toMatchObject({ code: 'rate_limited' });
  await expect(refused).rejects.toMatchObject({ code: 'rate_limited' });
  await clock.advance(2_000);
  await turnedAway;
  await expect(post('later')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 898_000 });
  await clock.advance(898_000);
  await post('at last');
  expect(sent).toEqual(['at last']);
});

test('a person who waits is served at once, and the queue makes room', async () => {
  const clock = createHandClock();
  const governor = createGovernor(clock);
  const order: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    void governor.run({ method: 'chat.postMessage', channel: 'D1' }, async () => void order.push(name));
  }
  await governor.urgent({ method: 'chat.postMessage', channel: 'D1' }, async () => void order.push('person'));
  expect(order).toEqual(['a', 'person']);
  await clock.advance(1_050);
  expect(order).toEqual(['a', 'person']);
  await clock.advance(1_050);
  expect(order).toEqual(['a', 'person', 'b']);
});

async function play(
  clock: HandClock,
  governor: Governor,
  calls: readonly { readonly wait: number; readonly method: string; readonly place: number }[],
) {
  const sent: Sent[] = [];
  let answered = 0;
  for (const { wait, method, place } of calls) {
    await clock.advance(wait);
    const call = toCall(method, place);
    void governor.run(call, async () => void sent.push({ ...call, at: clock.now() })).then(() => (answered += 1));
  }
  await clock.advance(15 * 60_000);
  return { sent, answered };
}

function toCall(method: string, place: number): Call {
  if (method === 'chat.postMessage') return { method, channel: `C${place}` };
  if (method === 'chat.update') return { method, channel: null, subject: `C1 ${place}` };
  return { method, channel: null };
}

/** Which of Slack's limits were broken, each in its own words: calls a minute, posts a second, updates per two seconds. */
function violations(sent: readonly Sent[]): string[] {
  const perMinute = (method: string) => (method === 'chat.postMessage' ? 600 : 50);
  const broken: string[] = [];
  for (const call of sent) {
    const before = sent.filter((other) => other.method === call.method && other.at <= call.at);
    if (before.filter(({ at }) => at > call.at - 60_000).length > perMinute(call.method)) broken.push('method');
    const since = (ms: number) => before.filter((other) => other !== call && other.at > call.at - ms);
    if (call.channel !== null && since(1_000).some(({ channel }) => channel === call.channel)) broken.push('channel');
    if (call.subject !== undefined && since(2_000).some(({ subject }) => subject === call.subject))
      broken.push('subject');
  }
  return broken;
}
