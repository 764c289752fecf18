import type { HomeView } from '@slack/types';
import { HOME_FIRST, home, homeSubstance } from '../blocks/home.ts';
import type { Person } from '../domain/person.ts';
import { NEEDS_A_PERSON } from '../domain/query/needs-a-person.ts';
import { quote } from '../domain/query/quote.ts';
import type { Run } from '../domain/run.ts';
import { contentKey } from './key.ts';
import type { Tools } from './tools.ts';

/** Somebody's page, and a mark of what it shows: the same mark, the same page. */
export interface DrawnHome {
  readonly view: HomeView;
  readonly shown: string;
}

/** How many of somebody's newest runs say which projects are theirs, and how many of those count. */
const OWN_RUNS = 50;
const OWN_PROJECTS = 20;

/** Draws somebody's App Home as things are now. */
export async function drawHome(tools: Tools, person: Person, zone: string): Promise<DrawnHome> {
  const ask = asking(tools, person, zone);
  const [preferences, role, health, newest] = await Promise.all([
    tools.preferences(person),
    tools.role(person, zone),
    tools.health(),
    ask.list('is:mine', OWN_RUNS),
  ]);
  const needed = [`is:mine (${NEEDS_A_PERSON})`, ...inProjects(newest)].map((query) => `(${query})`).join(' OR ');
  const [needs, active, ended, team, needCount, mineCount, teamCount] = await Promise.all([
    ask.list(`${needed} sort:status`, HOME_FIRST),
    ask.list('is:mine is:active', preferences.pageSize),
    ask.list('is:mine is:final', preferences.pageSize),
    ask.list('is:active -is:mine', preferences.pageSize),
    ask.count(needed),
    ask.count('is:mine'),
    ask.count('is:active -is:mine'),
  ]);
  const first = [...needs.filter((run) => isOf(run, person)), ...needs.filter((run) => !isOf(run, person))];
  const shownAbove = new Set(first.map(({ number }) => number));
  const isBelow = ({ number }: Run) => !shownAbove.has(number);
  const blocks = home({
    role,
    needs: first,
    mine: [...active, ...ended].filter(isBelow).slice(0, preferences.pageSize),
    team: team.filter(isBelow),
    counts: {
      needs: needCount,
      mine: mineCount - first.filter((run) => isOf(run, person)).length,
      team: teamCount - team.filter((run) => !isBelow(run)).length,
    },
    health,
    capabilities: tools.capabilities,
    preferences,
    zone,
    now: tools.now(),
  });
  return { view: { type: 'home', blocks: [...blocks] }, shown: contentKey(homeSubstance(blocks)) };
}

function asking(tools: Tools, person: Person, zone: string) {
  return {
    list: async (text: string, limit: number) =>
      (await tools.runs.list(await tools.query(text, person, zone), { limit })).runs,
    count: async (text: string) => tools.runs.count(await tools.query(text, person, zone)),
  };
}

/** What waits in the projects that somebody's runs are in. */
function inProjects(runs: readonly Run[]): readonly string[] {
  const projects = new Set(runs.map(({ project }) => project).filter((project) => project !== null));
  const names = [...projects].slice(0, OWN_PROJECTS).map(quote);
  return names.length === 0 ? [] : [`status:waiting project:${names.join(',')}`];
}

function isOf({ by }: Run, { id }: Person): boolean {
  return by?.id === id;
}
