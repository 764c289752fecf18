import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../support/codegen-stand-in/misbehaviour.ts';
import { refusal } from '../trial.ts';
import { aRequest, CALM, openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const answers = (status: number, body?: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  status,
  body,
  headers,
});
const start = () => stage.provider.create(aRequest(), CALM);
const list = () => stage.provider.changes(null, [], CALM);
const arrived = (operation: string) =>
  stage.standIn.arrivals.filter((each) => each.operation.startsWith(operation)).length;
const aRun = (facts: object = {}) => String(stage.standIn.organization.add(facts).id);

describe('a question', () => {
  test.each<[string, Fault]>([
    ['500', answers(500)],
    ['a broken connection', { kind: 'reset' }],
    ['a page instead of JSON', { kind: 'text', text: '<html>' }],
  ])('that meets %s is asked again, and answered', async (_what, fault) => {
    const id = aRun();
    stage.standIn.misbehave({ on: 'get_agent_run', fault, times: 2 });
    expect((await stage.provider.get(id, CALM)).externalId).toBe(id);
    expect(arrived('get_agent_run')).toBe(3);
  });

  test.each<[string, Fault]>([
    ['500', answers(500)],
    ['a broken connection', { kind: 'reset' }],
    ['a page instead of JSON', { kind: 'text', text: '<html>' }],
    ['JSON of another form', { kind: 'change', change: () => ({ items: 'none' }) }],
  ])('that meets nothing but %s ends as unavailable after three tries at most', async (_what, fault) => {
    const id = aRun();
    stage.standIn.misbehave({ fault });
    await refusal(stage.provider.get(id, CALM), 'unavailable');
    await refusal(list(), 'unavailable');
    expect(stage.standIn.arrivals.length).toBeLessThanOrEqual(6);
  });

  test('whose answer has entries that cannot be is answered with the others', async () => {
    const id = aRun();
    const change = (body: unknown) => ({ ...(body as object), items: [{ id: 'x' }, null, { id }, { id: -1 }, 'text'] });
    stage.standIn.misbehave({ on: 'list', fault: { kind: 'change', change } });
    expect((await list()).runs).toMatchObject([{ externalId: id, status: 'unknown' }]);
    expect(stage.warnings).toMatchObject([{ lost: 4 }]);
  });

  test('that takes too long ends as unavailable', async () => {
    const slow = await openStage({}, { answerLimit: 40 });
    const { id } = slow.standIn.organization.add();
    slow.standIn.misbehave({ fault: { kind: 'slow', ms: 200 } });
    expect((await refusal(slow.provider.get(String(id), CALM), 'unavailable')).message).toContain('in time');
    await slow.close();
  });

  test('about a run that is gone says so; a 404 from a wrong address blames the address', async () => {
    expect((await refusal(stage.provider.get('5', CALM), 'not_found')).message).toBe('Codegen has no run 5.');
    stage.standIn.misbehave({ fault: answers(404, '<html>nginx</html>') });
    expect((await refusal(stage.provider.get('5', CALM), 'unavailable')).message).toContain('CODEGEN_API_URL');
  });

  test.each([
    ['with seconds', { 'retry-after': '7' }, 7_000],
    ['with a date', { 'retry-after': 'Wed, 03 Jun 2026 14:00:12 GMT', date: 'Wed, 03 Jun 2026 14:00:00 GMT' }, 12_000],
    ['with nonsense', { 'retry-after': 'soon' }, 30_000],
    ['with a century', { 'retry-after': '3155760000' }, 600_000],
    ['without a word', {}, 30_000],
  ])('that meets 429 %s makes all wait as long as asked', async (_what, headers, pause) => {
    const { standIn, provider, clock } = stage;
    const id = aRun();
    const began = clock.at;
    standIn.misbehave({ on: 'list', fault: answers(429, { message: 'Rate limit exceeded.' }, headers), times: 1 });
    await refusal(list(), 'rate_limited');
    await refusal(list(), 'rate_limited');
    expect(standIn.arrivals).toHaveLength(1);
    await provider.get(id, CALM);
    expect(clock.at - began).toBe(pause);
    expect((await list()).runs).toHaveLength(1);
  });
});

describe('a token that is refused', () => {
  test('is said with what to do, nothing more is asked for half a minute, and it recovers by itself', async () => {
    const { standIn, clock } = stage;
    standIn.accept('another-token-0123456789');
    expect((await refusal(list(), 'unavailable')).message).toContain('CODEGEN_API_TOKEN');
    for (let n = 0; n < 5; n++) await refusal(list(), 'unavailable');
    await refusal(start(), 'unavailable');
    expect(standIn.arrivals).toHaveLength(1);
    clock.at += 30_000;
    await refusal(list(), 'unavailable');
    expect(standIn.arrivals).toHaveLength(2);
    standIn.accept(standIn.token);
    clock.at += 30_000;
    expect((await list()).covers).toBe('listed');
  });

  test('never appears in what is said', async () => {
    const { standIn } = stage;
    for (const status of [400, 401, 403, 404, 422, 429, 500]) {
      standIn.behave();
      standIn.misbehave({ on: 'create', fault: answers(status, { message: 'no' }) });
      const error = await start().catch((reason: unknown) => reason);
      expect(JSON.stringify([String(error), Object.entries(error as object)])).not.toContain(standIn.token);
      stage.clock.at += 60_000;
    }
  });
});
