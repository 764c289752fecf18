import type { Person } from '../../domain/person.ts';
import type { PullRequest } from '../../domain/run.ts';
import { type Chance, chance } from './chance.ts';
import { AGENTS } from './content/agents.ts';
import { fill } from './content/fill.ts';
import { PROJECTS, type SimulatedProject } from './content/projects.ts';
import { PLANS } from './content/steps.ts';
import { PARAGRAPHS, TASKS, type Task } from './content/tasks.ts';
import { TASKS_ABROAD } from './content/tasks-abroad.ts';
import type { Script } from './script.ts';
import { course, queueTime, workTime } from './work.ts';

/** A run that starts by itself: everything about it follows from the seed and its number, except when it is created. */
export function invent(seed: number, index: number, people: readonly Person[]): Omit<Script, 'createdAt'> {
  const luck = chance(seed, 'run', index);
  const project = luck.weigh(PROJECTS);
  const agent = luck.weigh(AGENTS);
  const model = luck.weigh(agent.models);
  const task = taskFor(luck, project);
  const words = { thing: luck.pick(project.things), files: project.files, branch: `agent/${task.kind}-${index}` };
  const blanks = { thing: words.thing, file: luck.pick(project.files) };
  const title = capital(fill(task.title, blanks));
  const id = `s${seed}-${index}`;
  const total = workTime(luck, project.minutes * model.pace);
  const odds = { failing: project.failing, stopped: 0.08, asking: 0.13, pausing: 0.03 };
  // One run in a hundred goes astray and burns money, as they do.
  const burn = luck.lognormal(1, 0.3) * (luck.happens(0.01) ? 5 : 1);
  const way = course(luck, total, task.kind, odds, words);
  const nightly = luck.happens(0.08);
  return {
    id,
    key: null,
    facts: {
      title: luck.happens(0.06) ? null : title,
      prompt: prompt(luck, task, blanks),
      project: project.name,
      agent: agent.name,
      model: model.name,
      by: nightly ? null : (people[luck.whole(0, people.length - 1)] ?? null),
      source: nightly ? 'schedule' : luck.pick(['slack', 'slack', 'api', 'github']),
      branch: words.branch,
      pullRequests: way.end.status === 'completed' ? pullRequests(luck, project, title) : [],
      tags: tags(luck, task, nightly),
      metadata: luck.happens(0.4) ? { ticket: `${project.ticket}-${luck.whole(100, 2400)}` } : {},
      priority: luck.pick(['low', 'normal', 'normal', 'normal', 'high', null]),
      webUrl: `https://example.com/agents/runs/${id}`,
    },
    queuedFor: queueTime(luck),
    steps: luck.pick(PLANS[task.kind]),
    course: way,
    microsPerMinute: model.microsPerMinute === null ? null : model.microsPerMinute * burn,
    tokensPerMinute: model.tokensPerMinute === null ? null : model.tokensPerMinute * burn,
    estimateError: agent.estimates ? luck.lognormal(1, 0.2) : null,
    words,
  };
}

/** A task of a kind that makes sense in the project; one in seven is in another language than English. */
function taskFor(luck: Chance, { kinds }: SimulatedProject): Task {
  const tasks = luck.happens(0.14) ? TASKS_ABROAD : TASKS;
  const [first, ...others] = tasks.filter(({ kind }) => kinds?.includes(kind) ?? true);
  return first === undefined ? luck.pick(tasks) : luck.pick([first, ...others]);
}

/** Half of all prompts are one line; some people write several paragraphs. */
function prompt(luck: Chance, task: Task, blanks: { thing: string; file: string }): string {
  const share = luck.next();
  const more = share < 0.5 ? 0 : share < 0.85 ? 1 : luck.whole(3, 5);
  const first = luck.whole(0, PARAGRAPHS.length - 1);
  const paragraphs = Array.from({ length: more }, (_, n) => PARAGRAPHS[(first + n) % PARAGRAPHS.length] ?? '');
  return fill([task.prompt, ...paragraphs].join('\n\n'), blanks);
}

function pullRequests(luck: Chance, project: SimulatedProject, title: string): PullRequest[] {
  if (luck.happens(0.15)) return [];
  const number = luck.whole(200, 4800);
  return [{ url: `https://example.com/acme/${project.name}/pull/${number}`, title, number }];
}

function tags(luck: Chance, task: Task, nightly: boolean): string[] {
  const own = luck.happens(0.45) ? [task.kind] : [];
  const urgent = luck.happens(0.07) ? ['urgent'] : [];
  return [...own, ...urgent, ...(nightly ? ['nightly'] : [])];
}

function capital(text: string): string {
  return /^(\w+\/|\w+\.\w)/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
