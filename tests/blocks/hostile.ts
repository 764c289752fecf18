import fc from 'fast-check';
import type { ProviderHealth } from '../../src/domain/health.ts';
import { ACTIONS } from '../../src/domain/lifecycle.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Project } from '../../src/domain/project.ts';
import { LOG_LEVELS, type LogLine } from '../../src/domain/provider.ts';
import { type Member, ROLES } from '../../src/domain/role.ts';
import { PRIORITIES, type Run, STATUSES, type Step } from '../../src/domain/run.ts';
import type { View } from '../../src/domain/view.ts';
import { NOON } from '../support/run-fixtures.ts';

/** Where an address may lead that stands in a field for addresses; every other text names evil.example. */
export const GOOD_HOST = 'good.example';

const ATTACKS = [
  '<!channel>',
  '<!here|here>',
  '<@U0ANA>',
  '<#C0WEB|web>',
  '<!subteam^S0OPS>',
  '<!date^0^{date}|now>',
  '<https://evil.example|safe>',
  '<http://evil.example>',
  '<mailto:evil@evil.example|x>',
  'https://evil.example/?q=secret',
  '![x](https://evil.example/x.png)',
  '&lt;!everyone&gt;',
  '&amp;lt;!here&amp;gt;',
  '```',
  '`',
  '*_~',
  '\n> ',
  '\r\n',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udfff',
  '👨‍👩‍👧‍👦',
  'مرحبا',
  '漢字かな',
  'Z͑ͫ̓ͪ̂ͫ̽',
  '&',
  '<',
  '>',
  '|',
];

/** Text as an agent that means harm would write it, mostly short and sometimes very long. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .chain((parts) => fc.constantFrom(1, 1, 1, 2, 40, 400).map((times) => parts.join('').repeat(times)));

const text = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: hostileText });
const at = fc.integer({ min: NOON - 1e11, max: NOON + 1e11 });
const count = fc.oneof(fc.constant(null), fc.nat());
const url = fc
  .oneof(
    hostileText.map((path) => `https://${GOOD_HOST}/${path}`),
    hostileText.map((path) => `javascript:${path}`),
    hostileText,
  )
  .filter((address) => !isElsewhere(address));

const person: fc.Arbitrary<Person> = fc.record({ id: hostileText, name: hostileText });
const step: fc.Arbitrary<Step> = fc.record({
  title: hostileText,
  state: fc.constantFrom('pending', 'running', 'done', 'failed'),
});

/** A run whose every text is hostile. */
export const hostileRun: fc.Arbitrary<Run> = fc.record<Run>({
  number: fc.integer({ min: 1, max: 9_999_999 }),
  version: fc.nat(),
  seq: fc.nat(),
  provider: hostileText,
  externalId: text,
  key: text,
  status: fc.constantFrom(...STATUSES),
  statusDetail: text,
  title: text,
  prompt: text,
  project: text,
  agent: text,
  model: text,
  by: fc.option(person),
  source: text,
  branch: text,
  pullRequests: fc.array(fc.record({ url, title: text, number: count }), { maxLength: 6 }),
  tags: fc.array(hostileText, { maxLength: 5 }),
  metadata: fc.constant({}),
  priority: fc.option(fc.constantFrom(...PRIORITIES)),
  progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  etaAt: fc.option(at),
  costMicros: count,
  tokens: count,
  summary: text,
  error: text,
  question: text,
  plan: fc.array(step, { maxLength: 12 }),
  webUrl: fc.option(url),
  createdAt: at,
  startedAt: fc.option(at),
  finishedAt: fc.option(at),
  pending: fc.option(fc.record({ action: fc.constantFrom(...ACTIONS), since: at, by: fc.option(person) })),
  retryOf: count,
  attempt: fc.integer({ min: 1, max: 9 }),
  archivedAt: fc.option(at),
  edited: fc.constant([]),
  notice: text,
  seenAt: fc.option(at),
  missed: fc.nat({ max: 9 }),
  changedAt: at,
});

export const hostileProvider: fc.Arbitrary<ProviderHealth> = fc.record({
  name: hostileText,
  answeredAt: fc.option(at),
  coveredAt: fc.option(at),
  failingSince: fc.option(at),
  error: text,
});

export const hostileProject: fc.Arbitrary<Project> = fc.record({
  name: hostileText,
  provider: text,
  channel: text,
  agent: text,
  description: text,
  createdAt: at,
  archivedAt: fc.option(at),
});

export const hostileMember: fc.Arbitrary<Member> = fc.record({
  person,
  role: fc.constantFrom(...ROLES),
  roleSince: at,
  zone: text,
  firstSeenAt: fc.option(at),
  lastSeenAt: fc.option(at),
});

export const hostileView: fc.Arbitrary<View> = fc.record({
  name: hostileText,
  query: hostileText,
  owner: person,
  shared: fc.boolean(),
  changedAt: at,
});

export const hostileLines: fc.Arbitrary<readonly LogLine[]> = fc
  .array(fc.record({ at: fc.option(at), level: fc.constantFrom(...LOG_LEVELS), text: hostileText }), { maxLength: 60 })
  .map((lines) => lines.map((line, index) => ({ ...line, index })));

function isElsewhere(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && new URL(address).host !== GOOD_HOST;
}
