import { AppError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import type { Capabilities, LogLine, Provider, ProviderTools } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import { Api, PAGE } from './api.ts';
import { type Clock, steadyClock } from './clock.ts';
import { Deeds } from './deeds.ts';
import { ANSWER_LIMIT } from './exchange.ts';
import { Limits } from './limits.ts';
import { logLine } from './log-lines.ts';
import { readMark, writeMark } from './mark.ts';
import { Models } from './models.ts';
import { Poll } from './poll.ts';
import { Repositories } from './repositories.ts';
import { RunDesk, runId } from './run-desk.ts';
import { SentMessages } from './sent-messages.ts';
import type { Settings } from './settings.ts';
import { Transport } from './transport.ts';

export interface CodegenOptions extends Pick<ProviderTools, 'world' | 'state' | 'pollSeconds' | 'log'> {
  readonly settings: Settings;
  readonly clock?: Clock;
  /** How long one answer may take, in milliseconds. */
  readonly answerLimit?: number;
}

/** What Codegen can do beside what every provider can. */
export interface CodegenProvider extends Provider {
  /** Something has happened at Codegen: the next poll looks at once. */
  hint(): void;
  /** Lets the checks of a cancelled run's pull request start agents again; it starts nothing by itself. */
  unban(externalId: string, signal: AbortSignal): Promise<RunSnapshot>;
}

const AGENTS = ['codegen', 'claude_code'];
/** How many pages of the newest runs a start of unclear outcome is looked for in. */
const PAGES_TO_SEARCH = 3;

const CAPABILITIES: Capabilities = {
  create: true,
  pause: 'Codegen cannot pause a run. Send it a message, or cancel it.',
  resume: 'Codegen cannot pause a run, so there is nothing to resume. Send it a message instead.',
  cancel: true,
  say: true,
  continueFinal: true,
  logs: true,
  progress: 'Codegen does not tell how far a run is. Its newest steps are on the card.',
  cost: 'Codegen does not tell costs or tokens to other programs. They are on codegen.com/analytics.',
  createOnce: false,
  cancelWarning:
    "Codegen also stops every other agent that works on the same pull request, and ignores that pull request's checks until it is unbanned.",
};

/** Agents at codegen.com, by its developer API; what it promises is in its OpenAPI document of 2025-10-07. */
export async function createCodegen(options: CodegenOptions): Promise<CodegenProvider> {
  const { settings, world, state, log, pollSeconds, clock = steadyClock, answerLimit = ANSWER_LIMIT } = options;
  const limits = new Limits(clock);
  const api = new Api(new Transport({ settings, world, clock, limits, answerLimit }), settings.organization, log);
  const stopping = new AbortController();
  const repositories = new Repositories(api, clock);
  const models = new Models(api, clock, log, stopping.signal);
  const desk = new RunDesk(repositories, world);
  const poll = new Poll({ api, limits, clock, desk, pollSeconds, log });
  const deeds = new Deeds(api, desk, await SentMessages.open(state));

  return {
    name: 'codegen',
    capabilities: CAPABILITIES,

    async changes(cursor, watched, signal) {
      signal.throwIfAborted();
      return poll.changes(cursor, watched, signal);
    },

    async get(externalId, signal) {
      signal.throwIfAborted();
      return desk.tell(await api.run(knownId(externalId), 'ask', signal));
    },

    async create(request, signal) {
      signal.throwIfAborted();
      const { prompt, agent, model, project } = request;
      const metadata = writeMark(request);
      const input = {
        prompt,
        metadata,
        ...(project === null ? {} : { repo_id: await repositories.idOf(project, signal) }),
        ...(model === null ? {} : { model }),
        ...(agent === null ? {} : { agent_type: chooseAgent(agent) }),
      };
      try {
        const answer = await api.create(input, signal);
        return desk.tell({ ...answer, metadata: { ...answer.metadata, ...metadata } });
      } finally {
        poll.hint();
      }
    },

    async find(key, signal) {
      signal.throwIfAborted();
      for (let page = 0, skip = 0; page < PAGES_TO_SEARCH; page++) {
        const { items, count } = await api.listRuns(skip, 'ask', signal);
        const found = items.find((answer) => readMark(answer.metadata).key === key);
        if (found !== undefined) return desk.tell(found);
        if (count < PAGE) break;
        skip += count;
      }
      return null;
    },

    async act(action, externalId, text, key, signal) {
      signal.throwIfAborted();
      const capability = CAPABILITIES[action];
      if (capability !== true) throw new AppError('unsupported', capability);
      const id = knownId(externalId);
      try {
        return action === 'say' ? await deeds.say(id, text ?? '', key, signal) : await deeds.cancel(id, key, signal);
      } finally {
        poll.hint();
      }
    },

    async logs(externalId, from, limit, signal) {
      signal.throwIfAborted();
      const id = knownId(externalId);
      const lines: LogLine[] = [];
      while (lines.length < limit) {
        const wanted = Math.min(PAGE, limit - lines.length);
        const entries = await api.logs(id, from + lines.length, wanted, signal);
        lines.push(...entries.map((entry, offset) => logLine(entry, from + lines.length + offset, world.now())));
        if (entries.length < wanted) break;
      }
      return lines;
    },

    async choices() {
      return { agents: AGENTS, models: await models.list() };
    },

    async projects() {
      const known = await repositories.list(stopping.signal);
      return known.map(({ project, description }) => ({ name: project, description }));
    },

    hint: () => poll.hint(),

    async unban(externalId, signal) {
      const id = knownId(externalId);
      await api.unban(id, signal);
      return desk.tell(await api.run(id, 'ask', signal));
    },

    async stop() {
      stopping.abort();
    },
  };
}

function knownId(externalId: string): string {
  const id = runId(externalId);
  if (id === null) throw new AppError('not_found', `Codegen has no run ${externalId}.`);
  return id;
}

function chooseAgent(name: string): string {
  if (AGENTS.includes(name)) return name;
  const near = nearest(name, AGENTS);
  const instead = near === null ? `There are: ${AGENTS.join(', ')}.` : `Did you mean ${near}?`;
  throw new AppError('invalid', `Codegen has no agent "${name}", so nothing was started. ${instead}`);
}
