import type { CreateRequest } from '../../domain/provider.ts';
import { SECOND } from '../../domain/time.ts';
import { chance } from './chance.ts';
import { AGENTS } from './content/agents.ts';
import { PROJECTS } from './content/projects.ts';
import { PLANS } from './content/steps.ts';
import type { TaskKind } from './content/tasks.ts';
import type { Start } from './journal-index.ts';
import type { Script } from './script.ts';
import { course } from './work.ts';

const ODDS = { failing: 0.12, stopped: 0, asking: 0.15, pausing: 0 };

/** The script of a run that somebody asked for: a few minutes of work with a plan that fits the prompt. */
export function requested({ at, request }: Start, seq: number, seed: number): Script {
  const luck = chance(seed, 'request', seq, request.prompt);
  const kind = kindOf(request.prompt);
  const project = PROJECTS.find((each) => each.name === request.project) ?? luck.weigh(PROJECTS);
  const agent = AGENTS.find((each) => each.name === request.agent) ?? AGENTS[0];
  const model = agent.models.find((each) => each.name === request.model) ?? agent.models[0];
  const words = { thing: luck.pick(project.things), files: project.files, branch: `agent/${kind}-${request.number}` };
  const total = luck.between(60, 240) * SECOND;
  const way = course(luck, total, kind, ODDS, words);
  const id = `s${seed}-n${seq}`;
  return {
    id,
    key: request.key,
    createdAt: at,
    facts: {
      ...described(request),
      agent: request.agent ?? agent.name,
      model: request.model ?? model.name,
      branch: words.branch,
      pullRequests: [
        {
          url: `https://example.com/acme/${project.name}/pull/${5000 + seq}`,
          title: request.title,
          number: 5000 + seq,
        },
      ],
      webUrl: `https://example.com/agents/runs/${id}`,
    },
    queuedFor: luck.between(1, 3) * SECOND,
    steps: luck.pick(PLANS[kind]),
    course: way,
    microsPerMinute: model.microsPerMinute,
    tokensPerMinute: model.tokensPerMinute,
    estimateError: luck.lognormal(1, 0.15),
    words,
  };
}

function described({ title, prompt, project, tags, metadata, priority, by }: CreateRequest) {
  return { title, prompt, project, tags, metadata, priority, by, source: 'api' };
}

const CLUES: readonly (readonly [RegExp, TaskKind])[] = [
  [/\b(docs?|document|readme|guide|changelog)\b/i, 'docs'],
  [/\b(upgrade|update|dependenc\w+|bump)\b/i, 'upgrade'],
  [/\b(fast\w*|slow\w*|speed|performance|memory|latency)\b/i, 'speed'],
  [/\b(refactor|split|rename|clean|remove|move)\b/i, 'refactor'],
  [/\b(fix|bug|broken|crash\w*|wrong|error)\b/i, 'fix'],
  [/\btests?\b/i, 'test'],
];

function kindOf(prompt: string): TaskKind {
  return CLUES.find(([clue]) => clue.test(prompt))?.[1] ?? 'feature';
}
