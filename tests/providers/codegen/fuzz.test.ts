import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import type { LogLine } from '../../../src/domain/provider.ts';
import type { RunSnapshot } from '../../../src/domain/run.ts';
import { pull } from '../../support/codegen-stand-in/organization.ts';
import { problems } from '../snapshot-problems.ts';
import { aRequest, CALM, EPOCH, openStage, type Stage } from './stage.ts';

const MUTATIONS = process.env.PROVE ? 10_000 : 1_000;

/** Stands for a value that is nested too deep to be written by anything but hand. */
const TOO_DEEP = '<too deep>';

/** Values that an answer should not hold, and some that it may. */
const poison = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, 1.5, '', ' ', '0', '-5', 'NaN', 'COMPLETE', [], {}, [[]]),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202eevil',
    '<!channel>',
    '<script>',
    '9999-99-99 99:99:99',
    '0001-01-01 00:00:00',
  ),
  fc.constantFrom(
    '2999-01-01T00:00:00Z',
    'javascript:alert(1)',
    'https://x/y/z/pull/99999999999',
    '__proto__',
    'x'.repeat(100_000),
  ),
  fc.constant(TOO_DEEP),
  fc.constant(JSON.parse('{"__proto__":{"status":"COMPLETE"},"constructor":1,"toString":null}')),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Where in the answer, counted over all its values, and what goes there. */
const mutation = fc.record({ at: fc.nat(500), value: poison, remove: fc.boolean() });
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
type Mutation = { readonly at: number; readonly value: unknown; readonly remove: boolean };

/** Puts the value in place of one of the values in the body, or takes that one out. */
function mutate(body: unknown, { at, value, remove }: Mutation): unknown {
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const visit = (holder: unknown, depth: number) => {
    if (typeof holder !== 'object' || holder === null || depth > 8) return;
    for (const [name, inner] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, unknown>, name });
      visit(inner, depth + 1);
    }
  };
  visit(body, 0);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return structuredClone(value);
  if (remove) delete place.holder[place.name];
  else Object.defineProperty(place.holder, place.name, { value: structuredClone(value), enumerable: true });
  return body;
}

function written(body: unknown): string {
  return JSON.stringify(body).replaceAll(JSON.stringify(TOO_DEEP), `${'['.repeat(20_000)}${']'.repeat(20_000)}`);
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Every question there is, of a run that has everything; what the answers say, and what went wrong. */
async function askAll(): Promise<{ runs: RunSnapshot[]; lines: LogLine[]; errors: unknown[] }> {
  const { standIn, provider, clock } = stage;
  // Nothing may be left to the limits, and nothing to what was kept.
  clock.at += 120_000;
  standIn.organization.runs.length = 0;
  const run = standIn.organization.add({
    summary: 'Fixed',
    pulls: [pull(3, EPOCH)],
    metadata: { a: 1, runtower: { key: 'k' } },
  });
  standIn.advance();
  standIn.advance();
  const id = String(run.id);
  const runs: RunSnapshot[] = [];
  const lines: LogLine[] = [];
  const errors: unknown[] = [];
  const ask = async (question: Promise<unknown>, keep: (answer: never) => void) => {
    try {
      keep((await question) as never);
    } catch (error) {
      errors.push(error);
    }
  };
  await ask(provider.changes(null, ['5'], CALM), ({ runs: told }: { runs: RunSnapshot[] }) => runs.push(...told));
  await ask(provider.get(id, CALM), (told: RunSnapshot) => runs.push(told));
  await ask(provider.create(aRequest({ project: null }), CALM), (told: RunSnapshot) => runs.push(told));
  await ask(provider.act('say', id, 'x', `k-${clock.at}`, CALM), (told: RunSnapshot) => runs.push(told));
  await ask(provider.logs(id, 0, 50, CALM), (told: LogLine[]) => lines.push(...told));
  await ask(provider.find('k', CALM), (told: RunSnapshot | null) => told !== null && runs.push(told));
  return { runs, lines, errors };
}

/** What cannot be in what a provider tells. */
function impossible(runs: readonly RunSnapshot[], lines: readonly LogLine[]): string[] {
  const now = stage.clock.at;
  const texts = runs.flatMap((run) => [run.webUrl, ...run.pullRequests.map((each) => each.url)]);
  return [
    ...runs.flatMap((run) => problems(run, now)),
    ...runs.filter((run) => !/^\d{1,15}$/.test(run.externalId)).map((run) => `the id ${run.externalId}`),
    ...texts.filter((url) => url !== null && !/^https?:\/\//.test(url)).map((url) => `the address ${url}`),
    ...runs
      .filter((run) => run.costMicros !== null || run.tokens !== null || run.progress !== null)
      .map(() => 'invented numbers'),
    ...lines.filter((line, n) => line.index !== n || typeof line.text !== 'string').map(() => 'a log with gaps'),
    ...lines.filter(({ at }) => at !== null && !(at > 0 && at <= now)).map(({ at }) => `a line at ${at}`),
  ];
}

describe('an answer that was tampered with', () => {
  test('never becomes anything but an expected failure or a run that can be', async () => {
    let mutated = 0;
    let read = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        stage.standIn.behave();
        const rewrite = (json: string) => {
          mutated++;
          return written(changes.reduce<unknown>(mutate, JSON.parse(json)));
        };
        stage.standIn.misbehave({ fault: { kind: 'rewrite', rewrite } });
        const { runs, lines, errors } = await askAll();
        read += runs.length + lines.length;
        expect(errors.filter((error) => !(error instanceof AppError))).toEqual([]);
        expect(impossible(runs, lines)).toEqual([]);
      }),
      { numRuns: Math.ceil(MUTATIONS / 7) },
    );
    expect(mutated).toBeGreaterThanOrEqual(MUTATIONS);
    expect(read).toBeGreaterThan(MUTATIONS / 4);
  }, 300_000);

  test('would be found if it came through (the control of the test above)', async () => {
    stage.standIn.behave();
    const { runs, lines, errors } = await askAll();
    expect([errors, impossible(runs, lines)]).toEqual([[], []]);
    const [run] = runs;
    if (run === undefined) throw new Error('there is no run');
    const bad: RunSnapshot[] = [
      { ...run, createdAt: stage.clock.at + 1 },
      { ...run, costMicros: 0 },
      { ...run, webUrl: 'javascript:alert(1)' },
      { ...run, externalId: 'x' },
      { ...run, finishedAt: 5 },
    ];
    expect(bad.map((each) => impossible([each], []).length > 0)).toEqual(bad.map(() => true));
  });
});
