import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWN_ACTIONS } from '../../src/blocks/actions.ts';
import { alarm } from '../../src/blocks/alarm.ts';
import { askFirst } from '../../src/blocks/ask-first.ts';
import { board } from '../../src/blocks/board.ts';
import { boardSelect } from '../../src/blocks/board-select.ts';
import { bulkAsk, bulkConfirmed } from '../../src/blocks/bulk-ask.ts';
import { bulkCard } from '../../src/blocks/bulk-card.ts';
import { bulkList } from '../../src/blocks/bulk-list.ts';
import { bulkNews } from '../../src/blocks/bulk-news.ts';
import { bulkResults, RESULTS_PAGE } from '../../src/blocks/bulk-results.ts';
import { cardElsewhere } from '../../src/blocks/card-elsewhere.ts';
import { chartList } from '../../src/blocks/chart-list.ts';
import { healthReport } from '../../src/blocks/health.ts';
import { helpOn, helpOverview } from '../../src/blocks/help.ts';
import { home } from '../../src/blocks/home.ts';
import { howToTalk } from '../../src/blocks/how-to-talk.ts';
import { logLines } from '../../src/blocks/log-lines.ts';
import type { Message } from '../../src/blocks/message.ts';
import { notice, problem, tryAgain } from '../../src/blocks/notice.ts';
import { numbers } from '../../src/blocks/numbers.ts';
import { peopleList } from '../../src/blocks/people.ts';
import { projectChanged, projectList } from '../../src/blocks/projects.ts';
import { runCard } from '../../src/blocks/run-card.ts';
import { runLink } from '../../src/blocks/run-link.ts';
import { runNews } from '../../src/blocks/run-news.ts';
import { viewList } from '../../src/blocks/saved-views.ts';
import { header, section } from '../../src/blocks/sections.ts';
import { stickyBoard } from '../../src/blocks/sticky-board.ts';
import { slackText } from '../../src/blocks/text.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/preferences.ts';
import { figuresOf } from '../../src/domain/stats.ts';
import { validateMessage } from '../../src/sandbox/rules/message.ts';
import { NOON } from '../support/run-fixtures.ts';
import {
  GOOD_HOST,
  hostileLines,
  hostileMember,
  hostileProject,
  hostileProvider,
  hostileRun,
  hostileText,
  hostileView,
} from './hostile.ts';
import { hostileBulk, hostileResults } from './hostile-bulk.ts';
import { actionIds, everyObject, readForMarkup, visible } from './read-message.ts';
import { ABLE, counts, HEALTH } from './samples.ts';

const ROUNDS = process.env.PROVE ? 10_000 : 500;

const input = fc.record({
  text: hostileText,
  run: hostileRun,
  runs: fc.uniqueArray(hostileRun, { maxLength: 8, selector: (run) => run.number }),
  lines: hostileLines,
  providers: fc.array(hostileProvider, { maxLength: 4 }),
  projects: fc.array(hostileProject, { maxLength: 8 }),
  members: fc.array(hostileMember, { maxLength: 8 }),
  views: fc.array(hostileView, { maxLength: 8 }),
  bulk: hostileBulk,
  results: hostileResults,
  stale: fc.boolean(),
  failing: fc.boolean(),
});
type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

/** Every message that the blocks room can make, from texts that mean harm. */
const BUILDERS: Readonly<Record<string, (given: Input) => readonly Message[]>> = {
  'run card': ({ run, text, stale, failing }) => {
    const capabilities = { ...ABLE, say: run.archivedAt === null ? (true as const) : text, cancelWarning: text };
    const freshness = { asOf: run.seenAt, stale, failing };
    return [
      runCard({ run, freshness, capabilities, now: NOON }),
      runCard({ run, freshness, capabilities: null, now: NOON }),
    ];
  },
  'run news': ({ run }) => [runNews(run), alarm(run)],
  'bulk actions': ({ bulk, run, runs, results, text }) => {
    const question = { bulk: bulk.bulk, sample: runs.slice(0, 5), costMicros: run.version, costKnown: run.missed };
    return [
      bulkAsk({ ...question, warnings: [text, text, text, text], named: run.retryOf }),
      bulkConfirmed(bulk.bulk),
      bulkCard(bulk, NOON),
      bulkResults(bulk, results, run.missed * RESULTS_PAGE),
      bulkList([bulk]),
      bulkList([]),
      bulkNews(bulk),
      boardSelect({ q: text }, runs, run.version),
    ];
  },
  'board that stays': ({ text, runs, providers, run }) => [
    stickyBoard({
      query: text,
      by: text,
      runs,
      counts: counts({ running: run.missed }),
      health: { providers, pollSeconds: 5 },
      now: NOON,
    }),
  ],
  'chart list': ({ text, runs }) => [
    chartList(new Map(runs.map((run) => [`chart${run.number}`, 'Runs created'])), { q: text, period: text }),
  ],
  numbers: ({ text, runs, providers, run }) =>
    (['stats', 'cost'] as const).map((kind) =>
      numbers({
        kind,
        state: { q: text, period: run.missed < 5 ? text : '7d', by: 'project' },
        period: { from: NOON - 86_400_000, until: NOON, zone: run.missed < 5 ? text : 'UTC' },
        figures: figuresOf(runs.map(tallyOf), []),
        earlier: figuresOf([], []),
        names: runs.map((each) => ({ name: each.project, figures: figuresOf([tallyOf(each)], []) })),
        health: { providers, pollSeconds: 5 },
        now: NOON,
      }),
    ),
  board: ({ text, runs, providers, run, projects }) => [
    board({
      menus: {
        chosen: { status: null, project: text, person: run.project, since: text, sort: null, view: run.title },
        projects: projects.map(({ name }) => name),
        people: runs.map(({ by }) => by?.name ?? ''),
        views: projects.map(({ agent }) => agent ?? ''),
      },
      state: { q: run.missed < 5 ? text : '' },
      page: { runs, next: text, previous: text },
      counts: counts({ running: run.missed }),
      first: [run],
      health: { providers, pollSeconds: 5 },
      capabilities: () => ({ ...ABLE, cancelWarning: text }),
      times: run.missed < 5 ? 'full' : 'relative',
      who: run.by,
      now: NOON,
    }),
  ],
  'log lines': ({ run, lines, text }) => [
    logLines(run, { lines, total: lines.length + run.missed, asOf: run.seenAt, note: text }),
  ],
  'ask first': ({ run, text }) => [
    askFirst('cancel', run, { ...ABLE, cancelWarning: text }),
    askFirst('retry', run, ABLE),
  ],
  health: ({ providers, text }) => [
    healthReport({
      ...HEALTH,
      providers,
      version: text,
      slack: { transport: 'socket', connected: false, error: text, lag: 1 },
      database: { engine: 'postgres', ok: false, error: text },
    }),
  ],
  projects: ({ projects }) => [projectList(projects), ...projects.map(projectChanged)],
  people: ({ members }) => [peopleList(members, 'operator')],
  'saved views': ({ views, members }) => [viewList(views, members[0]?.person ?? { id: '', name: '' })],
  home: ({ runs, run, providers, text, stale }) => [
    { text: 'Home', blocks: homeBlocks({ runs, run, providers, text, stale }) },
  ],
  'a linked run': ({ run, stale, failing }) => [
    { text: 'A link', blocks: runLink(run, { asOf: run.seenAt, stale, failing }, NOON) },
  ],
  'a card elsewhere': ({ run, text }) => [
    cardElsewhere(run.number, 'C0WEB', text),
    cardElsewhere(run.number, text, text),
  ],
  'how to talk': () => [howToTalk()],
  help: ({ text, projects }) => [
    helpOverview(
      projects.map(({ name, agent }) => ({ usage: name, summary: text, ...(agent === null ? {} : { group: agent }) })),
    ),
    helpOn({ usage: text, summary: text, examples: projects.map(({ name }) => name) }),
  ],
  notices: ({ text }) => [
    notice(text),
    problem(text),
    tryAgain(text, 'say', '1042.3'),
    tryAgain(text, 'edit', '1042.3'),
  ],
};

describe('every message, made of hostile text', () => {
  it('calls nobody, links nowhere, hides nothing and is taken by Slack', { timeout: 900_000 }, () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(harmDone(given)).toEqual([]);
      }),
      { numRuns: ROUNDS },
    );
  });

  it.each(['a', '&', '<', '😀', '漢', '\u0301', '\n', 'word ', '<!channel>', '```'])(
    'is taken by Slack for a megabyte of %j',
    (unit) => {
      const long = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const [given] = fc.sample(input, { numRuns: 1, seed: 1042 });
      if (given === undefined) throw new Error('There is no sample.');
      const texts = { title: long, error: long, question: long, summary: long, project: long, provider: long };
      const project = {
        name: long,
        provider: long,
        channel: long,
        agent: long,
        description: long,
        createdAt: NOON,
        archivedAt: null,
      };
      const person = { id: long, name: long };
      const member = {
        person,
        role: 'viewer',
        roleSince: NOON,
        zone: null,
        firstSeenAt: null,
        lastSeenAt: NOON,
      } as const;
      const view = { name: long, query: long, owner: person, shared: true, changedAt: NOON };
      const line = { index: 0, at: null, level: 'info', text: long } as const;
      for (const status of ['waiting', 'failed', 'completed'] as const) {
        const run = { ...given.run, ...texts, status };
        const huge = {
          ...given,
          text: long,
          run,
          runs: [run],
          lines: [line],
          projects: [project],
          members: [member],
          views: [view],
        };
        expect(harmDone(huge)).toEqual([]);
      }
    },
  );
});

describe('the judge of hostile text', () => {
  const forgetful: readonly [string, (text: string) => Message][] = [
    ['forgets to escape', (text) => ({ text: 'x', blocks: [section('a', [`Title: ${text}`])] })],
    ['forgets the notification', (text) => ({ text: `New: ${text}`, blocks: [section('a', ['x'])] })],
    [
      'forgets to cut',
      (text) => ({ text: 'x', blocks: [{ ...header('a', 'x'), text: { type: 'plain_text', text: `x${text}` } }] }),
    ],
    [
      'lets Slack make links of bare addresses',
      (text) => ({
        text: 'x',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: slackText(`x${text}`, 3000) } }],
      }),
    ],
    [
      'shows a picture from anywhere',
      (text) => ({ text: 'x', blocks: [{ type: 'image', image_url: 'https://evil.example/', alt_text: `x${text}` }] }),
    ],
  ];

  it.each(forgetful)('catches a builder that %s', (_what, build) => {
    const found = fc.check(
      fc.property(hostileText, (text) => {
        expect(harm(build(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(found.failed).toBe(true);
  });
});

it('every control that is drawn has its name in the list of those that are listened to', { timeout: 300_000 }, () => {
  const drawn = new Set<string>();
  for (const given of fc.sample(input, { numRuns: 200, seed: 1042 })) {
    for (const build of Object.values(BUILDERS)) {
      for (const id of build(given).flatMap(actionIds)) drawn.add(id.split(':')[0] ?? '');
    }
  }
  expect([...drawn].sort()).toEqual([...DRAWN_ACTIONS].sort());
});

/** A page as full as it gets, for somebody who may act. */
function homeBlocks({
  runs,
  run,
  providers,
  text,
  stale,
}: Pick<Input, 'runs' | 'run' | 'providers' | 'text' | 'stale'>) {
  const others = runs.filter(({ number }) => number !== run.number);
  return home({
    role: stale ? 'viewer' : 'admin',
    needs: [run],
    mine: others.slice(0, 4),
    team: others.slice(4),
    counts: { needs: 9, mine: 99, team: 999 },
    health: { providers, pollSeconds: 5 },
    capabilities: () => ({ ...ABLE, cancelWarning: text }),
    preferences: { ...DEFAULT_PREFERENCES, pageSize: 10, times: stale ? 'full' : 'relative' },
    zone: text,
    now: NOON,
  });
}

/** What is wrong with the messages of all builders. */
function harmDone(given: Input): readonly string[] {
  return Object.entries(BUILDERS).flatMap(([name, build]) =>
    build(given).flatMap((message) => harm(message).map((what) => `${name}: ${what}`)),
  );
}

/** What is wrong with a message: all that Slack refuses, and all that foreign text got done in it. */
function harm(message: Message): readonly string[] {
  const objects = everyObject(message.blocks);
  const live = readForMarkup(message)
    .map(withoutOwnMarkup)
    .filter((text) => /[<>]|&(?!(amp|lt|gt);)|```/.test(text));
  const links = objects.filter(({ type, url }) => type === 'link' && !isGood(String(url)));
  const helped = objects.filter(({ type, verbatim }) => type === 'mrkdwn' && verbatim !== true);
  const others = objects.filter(({ type }) => FORBIDDEN.includes(String(type)));
  const hidden = [visible(message), message.text].filter((text) => HIDING.test(text));
  const characters = visible(message).length;
  return [
    ...validateMessage(message).map(({ pointer, message: what }) => `${pointer}: ${what}`),
    ...live.map((text) => `live markup: ${text}`),
    ...links.map(({ url }) => `a link to ${url}`),
    ...helped.map(({ text }) => `bare addresses become links: ${text}`),
    ...others.map(({ type }) => `a ${type}`),
    ...hidden.map((text) => `hidden characters: ${JSON.stringify(text)}`),
    ...(characters > 12_000 ? [`${characters} characters`] : []),
    ...(message.text.length > 4000 ? [`a notification of ${message.text.length} characters`] : []),
  ];
}

const FORBIDDEN = ['image', 'user', 'usergroup', 'broadcast', 'channel', 'team', 'markdown', 'video', 'file'];
const HIDING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** Leaves out what our messages may say in markup: moments with our formats, links to good addresses, a channel by its id. */
function withoutOwnMarkup(text: string): string {
  return text
    .replace(/<!date\^-?\d+\^((\{date_short_pretty\} )?\{time\}|\{ago\})\|[\w :,]+>/g, '')
    .replace(new RegExp(`<https://${GOOD_HOST}/[^<>|\\s]*\\|[^<>]*>`, 'g'), '')
    .replace(/<#[CDG][A-Z0-9]+>/g, '');
}

function isGood(url: string): boolean {
  return URL.canParse(url) && new URL(url).host === GOOD_HOST;
}

function tallyOf({ status, costMicros, tokens }: Input['run']) {
  return {
    status,
    runs: 1,
    costMicros: costMicros ?? 0,
    costKnown: costMicros === null ? 0 : 1,
    tokens: tokens ?? 0,
    tokensKnown: tokens === null ? 0 : 1,
  };
}
