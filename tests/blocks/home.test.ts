import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOME_FIRST, type HomeInput, home, homeSubstance } from '../../src/blocks/home.ts';
import { readPreference } from '../../src/blocks/preferences.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/preferences.ts';
import { validateView } from '../../src/sandbox/rules/view.ts';
import { NOON } from '../support/run-fixtures.ts';
import { hostileProvider, hostileRun, hostileText } from './hostile.ts';
import { actionIds, control, everyObject, visible, visibleIn } from './read-message.ts';
import { ABLE, HEALTH, known } from './samples.ts';

const ROUNDS = process.env.PROVE ? 10_000 : 200;
const RUNNING = { status: 'running' as const, startedAt: NOON - 600_000 };

function input(overrides: Partial<HomeInput> = {}): HomeInput {
  return {
    role: 'operator',
    needs: [],
    mine: [],
    team: [],
    counts: { needs: 0, mine: 0, team: 0 },
    health: HEALTH,
    capabilities: () => ABLE,
    preferences: DEFAULT_PREFERENCES,
    zone: 'Europe/Madrid',
    now: NOON,
    ...overrides,
  };
}

const page = (overrides: Partial<HomeInput> = {}) => ({ text: '', blocks: home(input(overrides)) });
const problems = (blocks: ReturnType<typeof home>) => validateView({ type: 'home', blocks: [...blocks] });

describe('somebody’s own page', () => {
  it('says what to do where there is nothing yet', () => {
    expect(visible(page())).toContain('Nothing needs you right now');
    expect(visible(page())).toContain('Press *New run*');
    expect(actionIds(page()).slice(0, 3)).toEqual(['new-run', 'page', 'help']);
  });

  it('shows what needs them first, with its question and its buttons', () => {
    const waiting = known({ status: 'waiting', question: 'Which database?' });
    const shown = page({ needs: [waiting], counts: { needs: 3, mine: 1, team: 0 } });
    expect(visibleIn(shown, 'home-needs')).toContain('Needs you · 3');
    expect(visible(shown)).toContain('Which database?');
    expect(control(shown, 'say')).toMatchObject({ text: { text: 'Answer' } });
    expect(visibleIn(shown, 'home-needs-more')).toContain('and 2 more');
  });

  it('offers a viewer nothing that they may not do', () => {
    const shown = page({ role: 'viewer', mine: [known(RUNNING)], counts: { needs: 0, mine: 1, team: 0 } });
    expect(actionIds(shown)).not.toContain('new-run');
    expect(actionIds(shown)).not.toContain('cancel');
    expect(actionIds(shown)).toContain('logs');
  });

  it('tells moments as the person wants them, so that they stay right by themselves', () => {
    const mine = [known(RUNNING)];
    const seconds = (NOON - 600_000) / 1000;
    expect(visible(page({ mine }))).toContain(`started <!date^${seconds}^{ago}|`);
    const full = page({ mine, preferences: { ...DEFAULT_PREFERENCES, times: 'full' } });
    expect(visible(full)).toContain(`started <!date^${seconds}^{date_short_pretty} {time}|`);
  });

  it('warns of a provider that does not answer', () => {
    const [provider] = HEALTH.providers;
    if (provider === undefined) throw new Error('no provider');
    const failing = { ...provider, failingSince: NOON - 60_000 };
    const shown = page({ health: { providers: [failing], pollSeconds: 5 } });
    expect(visibleIn(shown, 'home-freshness')).toContain('⚠️ simulator has not been answering since');
  });

  it('is the same page while only the moment of the last answer moves, and another where anything else does', () => {
    const [provider] = HEALTH.providers;
    if (provider === undefined) throw new Error('no provider');
    const later = [{ ...provider, answeredAt: NOON - 1, coveredAt: NOON - 1 }];
    const before = homeSubstance(home(input()));
    expect(homeSubstance(home(input({ health: { providers: later, pollSeconds: 5 } })))).toBe(before);
    const silent = [{ ...provider, failingSince: NOON }];
    expect(homeSubstance(home(input({ health: { providers: silent, pollSeconds: 5 } })))).not.toBe(before);
    expect(homeSubstance(home(input({ mine: [known(RUNNING)] })))).not.toBe(before);
  });

  it('shows what is chosen, and each choice can be read back', () => {
    const preferences = {
      pageSize: 10,
      times: 'full',
      theme: 'dark',
      quietFrom: 1_335,
      quietUntil: 450,
      muteWeekends: true,
    } as const;
    const menus = everyObject(page({ preferences }).blocks).filter(({ type }) => type === 'static_select');
    const chosen = menus.map(({ initial_option }) =>
      readPreference(String((initial_option as { value: string }).value)),
    );
    expect(Object.assign({}, ...chosen)).toEqual(preferences);
    expect(JSON.stringify(page({ preferences }).blocks)).toContain('Quiet from 22:15');
    const foreign = ['', 'pageSize', 'pageSize=7', 'theme=pink', 'role=admin', '__proto__=x', 'times=full=x'];
    for (const value of [...foreign, 'quietFrom=1440', 'quietUntil=off', 'quietFrom=-1', 'muteWeekends=yes'])
      expect(readPreference(value), value).toBeNull();
  });

  it('is taken by Slack whatever the runs are called, at its fullest too', { timeout: 600_000 }, () => {
    const full = fc.record({
      runs: fc.uniqueArray(hostileRun, { minLength: 26, maxLength: 26, selector: (run) => run.number }),
      providers: fc.array(hostileProvider, { maxLength: 12 }),
      text: hostileText,
      short: fc.boolean(),
    });
    fc.assert(
      fc.property(full, ({ runs, providers, text, short }) => {
        const blocks = home(
          input({
            needs: short ? [] : runs.slice(0, HOME_FIRST),
            mine: short ? [] : runs.slice(6, 16),
            team: runs.slice(16),
            counts: { needs: 99, mine: 99, team: 99_999 },
            health: { providers, pollSeconds: 5 },
            capabilities: () => ({ ...ABLE, cancelWarning: text }),
            zone: text,
          }),
        );
        expect(problems(blocks)).toEqual([]);
        expect(blocks.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: ROUNDS },
    );
  });

  it('would be refused if it were longer than Slack allows', () => {
    const runs = Array.from({ length: 60 }, (_, number) => known({ ...RUNNING, number }));
    expect(problems(home(input({ mine: runs })))).not.toEqual([]);
  });
});
