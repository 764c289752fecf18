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
const arrived = (operation: string) =>
  stage.standIn.arrivals.filter((each) => each.operation.startsWith(operation)).length;

describe('a start', () => {
  const LOST: [string, Fault][] = [
    ['is lost after Codegen took it', { kind: 'lost' }],
    ['breaks before anybody knows', { kind: 'reset' }],
    ['is a 500', answers(500, { message: 'Internal Server Error' })],
    ['is a 502 of a proxy', answers(502, '<html>Bad Gateway</html>')],
    ['is a page instead of JSON', { kind: 'text', text: '<html>Sign in</html>' }],
    ['is JSON of another form', { kind: 'change', change: () => ({ ok: true }) }],
    ['is empty', { kind: 'change', change: () => undefined }],
  ];
  test.each(LOST)('whose answer %s is unclear, is looked for, and is never sent twice', async (_what, fault) => {
    const { standIn, provider } = stage;
    const request = aRequest();
    standIn.misbehave({ on: 'create', fault, times: 1 });
    await refusal(provider.create(request, CALM), 'unclear');
    const taken = standIn.organization.runs.length;
    const found = await provider.find(request.key, CALM);
    expect(found?.key ?? null).toBe(taken === 1 ? request.key : null);
    expect(taken).toBe(['reset', 'answer'].includes(fault.kind) ? 0 : 1);
    expect(arrived('create')).toBe(1);
  });

  test('that takes too long is unclear, and found', async () => {
    const slow = await openStage({}, { answerLimit: 60 });
    const request = aRequest({ project: null });
    slow.standIn.misbehave({ on: 'create', fault: { kind: 'slow', ms: 200 }, times: 1 });
    expect((await refusal(slow.provider.create(request, CALM), 'unclear')).message).toContain('did not answer in time');
    await expect
      .poll(async () => (await slow.provider.find(request.key, CALM))?.key, { timeout: 5_000 })
      .toBe(request.key);
    await slow.close();
  });

  test('is found also behind 250 newer runs, and not among strangers', async () => {
    const request = aRequest();
    const run = await stage.provider.create(request, CALM);
    stage.standIn.organization.seed(250);
    expect((await stage.provider.find(request.key, CALM))?.externalId).toBe(run.externalId);
    expect(await stage.provider.find('another key', CALM)).toBeNull();
  });

  test('that surely did not leave this machine says so, so that it may be sent again', async () => {
    await stage.standIn.close();
    await refusal(start(), 'unavailable');
  });

  test.each([
    [
      402,
      { message: 'Alloted agent runs for the current billing plan have been reached.' },
      'invalid',
      'no agent runs left',
    ],
    [403, { message: 'You do not have access to this organization.' }, 'forbidden', 'CODEGEN_ORG_ID'],
    [404, { message: 'No repos found in the organization. Please add some repos.' }, 'invalid', 'No repos found'],
    [404, '<html>Not Found</html>', 'unavailable', 'CODEGEN_API_URL'],
    [
      422,
      { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] },
      'invalid',
      'body.prompt: Field required',
    ],
    [422, { detail: 'Bad model' }, 'invalid', 'Bad model'],
    [422, { error: 'Bad images' }, 'invalid', 'Bad images'],
    [422, [], 'invalid', 'does not say why'],
    [429, { message: 'Rate limit exceeded.' }, 'rate_limited', 'fewer requests'],
    [418, { message: 'I am a teapot' }, 'invalid', 'I am a teapot'],
    [301, undefined, 'invalid', '301'],
  ] as const)('that is answered with %i %o is refused as %s, with a sentence', async (status, body, code, words) => {
    stage.standIn.misbehave({ on: 'create', fault: answers(status, body) });
    const { message } = await refusal(start(), code);
    expect(message).toContain(words);
    expect(message).toMatch(/^[A-Z].*\.$/s);
    expect(arrived('create')).toBe(1);
  });

  test('in an organization without repositories says so', async () => {
    stage.standIn.organization.repositories = [];
    const { message } = await refusal(stage.provider.create(aRequest({ project: null }), CALM), 'invalid');
    expect(message).toContain('No repos found');
  });

  test('goes to the repository of its project, and is refused where there is none', async () => {
    const sent: unknown[] = [];
    const spied = await openStage(
      {},
      {
        world: {
          now: Date.now,
          random: () => 0.5,
          id: () => 'id',
          fetch: (address, init) => {
            sent.push(init?.body);
            return fetch(address, init);
          },
        },
      },
    );
    await spied.provider.create(aRequest({ project: 'API', model: 'gpt', agent: 'claude_code' }), CALM);
    expect(JSON.parse(String(sent.at(-1)))).toMatchObject({ repo_id: 2, model: 'gpt', agent_type: 'claude_code' });
    expect((await refusal(spied.provider.create(aRequest({ project: 'wbe' }), CALM), 'invalid')).message).toContain(
      'Did you mean web?',
    );
    await refusal(spied.provider.create(aRequest({ project: 'attic' }), CALM), 'invalid');
    expect((await refusal(spied.provider.create(aRequest({ agent: 'claude' }), CALM), 'invalid')).message).toContain(
      'claude_code',
    );
    expect(spied.standIn.organization.runs).toHaveLength(1);
    await spied.close();
  });
});
