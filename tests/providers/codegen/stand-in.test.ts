import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../../support/codegen-stand-in/stand-in.ts';

let standIn: StandIn;
const clock = { at: Date.UTC(2026, 5, 3, 14) };

beforeEach(async () => {
  standIn = await startStandIn({ now: () => clock.at });
});
afterEach(() => standIn.close());

const home = () => `/v1/organizations/${standIn.organizationId}`;

async function ask(path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${standIn.url}${path}`, {
    headers: { authorization: `Bearer ${standIn.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

describe('the stand-in for Codegen', () => {
  test.each<[string, () => string, object | undefined, number]>([
    ['a path without /v1', () => home().slice(3), undefined, 404],
    ['a path that the document does not have', () => `${home()}/agent/run/1/cancel`, {}, 404],
    ['a limit above 100', () => `${home()}/agent/runs?limit=101`, undefined, 422],
    ['a negative skip', () => `${home()}/agent/runs?skip=-1`, undefined, 422],
    ['a filter that the document does not have', () => `${home()}/agent/runs?status=ACTIVE`, undefined, 422],
    ['a source that the document does not have', () => `${home()}/agent/runs?source_type=MAIL`, undefined, 422],
    ['an id that is no number', () => `${home()}/agent/run/abc`, undefined, 422],
    ['a start without a prompt', () => `${home()}/agent/run`, { metadata: {} }, 422],
    ['a start with an agent that is not there', () => `${home()}/agent/run`, { prompt: 'x', agent_type: 'gpt' }, 422],
    ['a start with a field too many', () => `${home()}/agent/run`, { prompt: 'x', priority: 'high' }, 422],
  ])('refuses %s, and remembers it as the mistake that it is', async (_what, path, body, status) => {
    expect((await ask(path(), body)).status).toBe(status);
    expect(standIn.problems).toHaveLength(1);
  });

  test('answers 401 and 403 to strangers, and 404 where there is nothing, which are no mistakes', async () => {
    expect((await ask('/v1/users/me', undefined, { authorization: 'Bearer other' })).status).toBe(401);
    expect((await ask('/v1/organizations/1/agent/runs')).status).toBe(403);
    expect((await ask(`${home()}/agent/run/5`)).status).toBe(404);
    expect((await ask(`${home()}/models`)).status).toBe(404);
    expect(standIn.problems).toEqual([]);
  });

  test('finds an answer of its own that the document does not allow', async () => {
    standIn.organization.add({ source: 'CARRIER_PIGEON' });
    await ask(`${home()}/agent/runs`);
    expect(standIn.problems[0]).toContain('source_type');
  });

  test('keeps the documented limits', async () => {
    const statuses = async (count: number, question: () => Promise<{ status: number }>) => {
      const answers = await Promise.all(Array.from({ length: count }, question));
      return answers.filter(({ status }) => status === 429).length;
    };
    expect(await statuses(61, () => ask('/v1/users/me'))).toBe(1);
    expect(await statuses(11, () => ask(`${home()}/agent/run`, { prompt: 'x' }))).toBe(1);
    clock.at += 30_001;
    expect(await statuses(60, () => ask('/v1/users/me'))).toBe(0);
    expect(await statuses(1, () => ask(`${home()}/agent/run`, { prompt: 'x' }))).toBe(1);
    expect(standIn.problems).toEqual([]);
  });

  test('has the recorded quirks: no zone, nulls, upper case, an empty ban, logs without a summary', async () => {
    const { body: run } = await ask(`${home()}/agent/run`, { prompt: 'x' });
    expect(run).toMatchObject({ status: 'ACTIVE', result: null, metadata: null });
    expect(run.created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/);
    standIn.advance();
    const { body: logs } = await ask(`/v1/alpha${home().slice(3)}/agent/run/${run.id}/logs`);
    expect(logs).toMatchObject({ total_logs: 1, logs: [{ message_type: 'ACTION' }] });
    expect(logs).not.toHaveProperty('summary');
    expect(await ask(`${home()}/agent/run/ban`, { agent_run_id: run.id })).toEqual({ status: 200, body: null });
    expect((await ask(`${home()}/agent/run/${run.id}`)).body.status).toBe('ACTIVE');
    standIn.advance();
    expect((await ask(`${home()}/agent/run/${run.id}`)).body.status).toBe('CANCELLED');
    expect(standIn.problems).toEqual([]);
  });

  test('pages its lists newest first', async () => {
    standIn.organization.seed(120);
    const { body } = await ask(`${home()}/agent/runs?skip=100&limit=50`);
    expect(body).toMatchObject({ total: 120, page: 3, size: 50, pages: 3 });
    expect(body.items).toHaveLength(20);
    expect(body.items[0].id).toBeGreaterThan(body.items[1].id);
    expect(standIn.problems).toEqual([]);
  });
});

test('the stand-in of a newer server has the models and the webhook, and checks them', async () => {
  const newer = await startStandIn({ newer: true });
  const headers = { authorization: `Bearer ${newer.token}`, 'content-type': 'application/json' };
  const at = (path: string) => `${newer.url}/v1/organizations/${newer.organizationId}${path}`;
  expect((await fetch(at('/models'), { headers })).status).toBe(200);
  const hook = { method: 'POST', headers, body: JSON.stringify({ url: 'https://tower.example/webhooks/codegen' }) };
  expect(await (await fetch(at('/webhooks/agent-run'), hook)).json()).toMatchObject({
    enabled: true,
    has_secret: false,
  });
  expect((await fetch(at('/webhooks/agent-run'), { headers })).status).toBe(200);
  expect(newer.problems).toEqual([]);
  await newer.close();
});
