import { projectChanged, projectList } from '../../blocks/projects.ts';
import { AppError } from '../../domain/errors.ts';
import type { ProjectChange } from '../../domain/requests.ts';
import { type CommandInput, defineCommand } from '../define.ts';
import { openProject } from '../modals/project.ts';
import { findProject } from '../one-project.ts';
import { ephemeral, type Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';
import { afterWords, takeOptions } from '../words.ts';

const OPTIONS = ['provider', 'channel', 'agent', 'description'] as const;

export default defineCommand({
  usage: 'projects [add or change <name> …]',
  summary: 'The projects; who hears of their runs, and which agent does them',
  more:
    'The projects, and the provider, channel, agent and description of each. The channel hears of every run of the project ' +
    'that ends. Without options `add` and `change` open a form; an option with nothing after its = takes the old value away. ' +
    'An archived project takes no new runs and keeps its old ones; `restore` brings it back.',
  examples: [
    'projects',
    'projects add web channel=#web agent=claude',
    'projects change web description="The shop" channel=',
    'projects archive web',
    'projects restore web',
  ],
  group: 'Set up and check',
  role: ([verb = 'list']) => (verb === 'list' ? 'viewer' : 'operator'),
  async answer(input, tools) {
    const [verb = 'list', name] = input.words;
    if (verb === 'list') return ephemeral(projectList(await tools.projects()));
    if (verb === 'add') return add(name, input, tools);
    if (verb === 'change' && name !== undefined) return change(name, input, tools);
    if ((verb === 'archive' || verb === 'restore') && name !== undefined) {
      const archived = verb === 'archive';
      return ephemeral(
        projectChanged(await tools.archiveProject({ key: input.key, by: input.person, name, archived })),
      );
    }
    throw new AppError(
      'invalid',
      'Say `/runs projects`, or `add`, `change`, `archive` or `restore` and a name after it.',
    );
  },
});

async function add(name: string | undefined, input: CommandInput, tools: Tools): Promise<Reply> {
  const given = readChange(input);
  if (name === undefined || given === null) return openProject(tools, null, name);
  return ephemeral(projectChanged(await tools.addProject({ key: input.key, by: input.person, name, change: given })));
}

async function change(name: string, input: CommandInput, tools: Tools): Promise<Reply> {
  const given = readChange(input);
  if (given === null) return openProject(tools, await findProject(name, tools));
  return ephemeral(
    projectChanged(await tools.changeProject({ key: input.key, by: input.person, name, change: given })),
  );
}

/** The options after the name; null where there are none. */
function readChange(input: CommandInput): ProjectChange | null {
  const { options, rest } = takeOptions(afterWords(input.rest, 2), OPTIONS);
  if (rest !== '') throw new AppError('invalid', `\`${rest}\` was not understood. Values with spaces need quotes.`);
  const given = OPTIONS.filter((key) => options[key] !== undefined).map((key) => [key, options[key] || null] as const);
  if (given.length === 0) return null;
  const change: ProjectChange = Object.fromEntries(given);
  return change.channel == null ? change : { ...change, channel: channelId(change.channel, input.mentions) };
}

function channelId(name: string, mentions: CommandInput['mentions']): string {
  const id = mentions.get(name) ?? (/^[CG][A-Z0-9]{5,}$/.test(name) ? name : undefined);
  if (id !== undefined) return id;
  throw new AppError(
    'invalid',
    `Slack does not know the channel ${name}. Pick it from the list that opens when you type #.`,
  );
}
